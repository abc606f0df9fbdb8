"""Programstatus: the server, and what runs before every page.

`streamlit run app.py` finds `app` and serves it; Streamlit then runs this file again as a script for every page view.
"""

import sys

import streamlit as st

from data.settings import UNUSABLE, SettingRefused, settings
from pages.meeting import presentation_routes
from pages.shell import server, start

if __name__ == "__main__":
    start.run()
else:
    try:
        settings()
    except SettingRefused as refused:
        sys.stderr.write(f"{refused.message_in_every_language()}\n")
        raise SystemExit(UNUSABLE) from None
    app = st.App(
        __file__,
        routes=presentation_routes.routes(),
        middleware=server.middleware(),
        lifespan=server.lifespan,
        on_script_error=server.script_error(start.explain_store, start.show_error),
    )
