"""Files on their way into the server: how much of them one person may have there, and that they go with their session.

Streamlit keeps what is uploaded in memory, as much and as often as somebody sends it.
"""

from __future__ import annotations

import asyncio
import re
from collections import Counter
from collections.abc import Callable
from typing import Any

from anyio import to_thread
from starlette.datastructures import Headers
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Receive, Scope, Send
from streamlit import config, runtime
from streamlit.runtime.memory_session_storage import MemorySessionStorage
from streamlit.runtime.memory_uploaded_file_manager import MemoryUploadedFileManager
from streamlit.runtime.scriptrunner import get_script_run_ctx

UPLOAD_PATH = "/_stcore/upload_file/"
SECONDS_BETWEEN_LOOKS = 30


class UploadQuota:
    """Middleware that refuses a file where its sender would have more than `most_bytes` waiting, in all their sessions.

    `who` says whose a request is, and may take its time; `held` is what the server has: session -> bytes.
    """

    def __init__(
        self,
        app: ASGIApp,
        most_bytes: Callable[[], int],
        who: Callable[[Scope], str],
        held: Callable[[], dict[str, int]],
        base_path: str = "",
    ) -> None:
        self.app, self._most_bytes, self._who, self._held = app, most_bytes, who, held
        self._path = re.compile(re.escape(base_path + UPLOAD_PATH) + "([^/]+)/")
        self._owners: dict[str, str] = {}
        self._coming: Counter[str] = Counter()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Passes on what is no upload, and uploads within the quota."""
        session = self._path.match(scope["path"]) if scope["type"] == "http" and scope["method"] == "PUT" else None
        if session is None:
            await self.app(scope, receive, send)
            return
        length = Headers(scope=scope).get("content-length", "")
        if not (length.isascii() and length.isdecimal()):
            await PlainTextResponse("How long is it?", 411)(scope, receive, send)
            return
        owner = await to_thread.run_sync(self._who, scope)
        # From here to the sum nobody else has a turn, so that many files at once are counted as well.
        if self._waiting(owner) + int(length) > self._most_bytes():
            await PlainTextResponse("Too much is waiting already", 413)(scope, receive, send)
            return
        self._coming[owner] += int(length)
        try:
            await self.app(scope, receive, send)
        finally:
            self._coming[owner] -= int(length)
            self._owners[session[1]] = owner

    def _waiting(self, owner: str) -> int:
        held = self._held()
        self._owners = {session: known for session, known in self._owners.items() if session in held}
        mine = sum(size for session, size in held.items() if self._owners.get(session) == owner)
        return mine + self._coming[owner]


def held() -> dict[str, int]:
    """What Streamlit holds of uploaded files: session -> bytes."""
    files = _files()
    if files is None:
        return {}
    return {
        session: sum(len(file.data) for file in kept.copy().values()) for session, kept in [*files.file_storage.items()]
    }


def forget(file_id: str) -> None:
    """Lets go of a file of the session that runs, where it is stored or given up; Streamlit would keep it."""
    files, context = _files(), get_script_run_ctx(suppress_warning=True)
    if files is not None and context is not None:
        files.remove_file(context.session_id, file_id)


async def keep_forgetting() -> None:
    """Lets go of the files of sessions that have ended, again and again."""
    while True:
        await asyncio.sleep(SECONDS_BETWEEN_LOOKS)
        forget_ended()


def forget_ended() -> None:
    """Ends the sessions that nobody has come back to in time, and lets go of the files of every session that is over.

    Streamlit looks for the ones only when another session is put aside, and leaves the others to chance.
    """
    files = _files()
    if files is None:
        return
    sessions: Any = runtime.get_instance()._session_mgr
    sessions._session_storage._cache.expire()
    for session in [*files.file_storage]:
        if sessions.get_session_info(session) is None:
            files.remove_session_files(session)


def keep_sessions(most: int) -> None:
    """Lets that many sessions wait for those who were cut off, for as long as the setting of the server says."""
    if runtime.exists():
        sessions: Any = runtime.get_instance()._session_mgr
        seconds = config.get_option("server.disconnectedSessionTTL")
        sessions._session_storage = MemorySessionStorage(most, seconds)


def _files() -> MemoryUploadedFileManager | None:
    files = runtime.get_instance().uploaded_file_mgr if runtime.exists() else None
    return files if isinstance(files, MemoryUploadedFileManager) else None
