"""Programstatus: the server, and what runs before every page.

`streamlit run app.py` finds `app` and serves it; Streamlit then runs this file again as a script for every page view.
"""

import sys

import streamlit as st

from data.settings import UNUSABLE, SettingRefused
from data.store.database import StoreError
from language import LANGUAGES, Language
from pages.meeting import ballot_routes, presentation_routes
from pages.shell import health, news, server, sign_in, start

if __name__ == "__main__":
    start.run_page()
else:
    try:
        secrets = sign_in.secrets()
    except SettingRefused as refused:
        sys.stderr.write(f"{refused.message_in_every_language()}\n")
        raise SystemExit(UNUSABLE) from None
    except StoreError as refused:  # what sign-ins are signed with has to lie beside the store
        for code in LANGUAGES:
            sys.stderr.write(f"{Language(code).text(f'store.{refused.code}', **refused.values)}\n")
        raise SystemExit(UNUSABLE) from None
    app = st.App(
        __file__,
        secrets=secrets,
        routes=[
            *presentation_routes.routes(),
            *ballot_routes.routes(),
            *sign_in.routes(),
            *news.routes(),
            *health.routes(),
        ],
        middleware=server.middleware(),
        lifespan=server.lifespan,
        on_script_error=server.script_error(start.explain_store, start.show_error),
    )
