"""What somebody sees who came by a shared link: the mark of it, and a calm page where it opens nothing any more."""

from __future__ import annotations

import streamlit as st

from language import Language
from pages.shell import components, filters, meetings
from pages.shell.context import Context, Invitation
from pages.shell.markup import show_html


def closed(spoken: Language) -> None:
    """Instead of every page, where a link opens nothing. The reason is nobody's business."""
    components.plain_headline(spoken.text("share.closed"), spoken.text("share.closed_why"))


def mark_edition_of_link(spoken: Language, invitation: Invitation) -> None:
    """The edition that the link opens, where it opens one; there is no way back to anything else."""
    edition = invitation.edition
    if edition is not None:
        filters.start_with(edition)
        text = spoken.text("meeting.edition_mark", name=meetings.name(edition, spoken))
        with st.container(key="looking-back"):
            show_html('<p role="status">{text}</p>', text=text)


def link_footer(context: Context) -> None:
    """What somebody sees, and until when."""
    invitation, spoken = context.user.invitation, context.language
    assert invitation is not None  # asked for those who came by a link
    components.quiet(
        spoken.text(
            "share.footer",
            programme=context.programme.name if context.programme else "",
            moment=spoken.moment(invitation.expires_at),
        )
    )
