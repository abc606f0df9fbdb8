"""Somebody on Last inn without a browser: a file is sent as a page sends it, and stored by the page's own button."""

from __future__ import annotations

import http.client
import uuid
from collections.abc import Iterable

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.Common_pb2 import FileURLs
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from streamlit.proto.WidgetStates_pb2 import WidgetState

from bench.session import Session
from tests.browser.running import Server

PAGE = "last-inn"
_TOKEN_COOKIE = "_streamlit_xsrf"
_PATIENCE = 120.0


class Loader:
    """One person's page of Last inn, open until it is closed."""

    def __init__(self, server: Server) -> None:
        self.session = Session(server)
        self._server = server
        self._uploader = _widget(self.session.run("", PAGE), "file_uploader", "file-0")
        cookie = server.get("/_stcore/health").headers["Set-Cookie"]
        self._token = cookie.partition(f"{_TOKEN_COOKIE}=")[2].partition(";")[0].strip('"')

    def send(self, name: str, content: bytes) -> tuple[int, FileURLs]:
        """Sends a file that the page does not know of yet: the answer's status, and what the server calls it."""
        message = BackMsg()
        message.file_urls_request.request_id = name
        message.file_urls_request.file_names.append(name)
        message.file_urls_request.session_id = self.session.number
        answers = (one for one in self.session.ask(message) if one.WhichOneof("type") == "file_urls_response")
        urls = next(answers).file_urls_response.file_urls[0]
        boundary = uuid.uuid4().hex
        head = f'--{boundary}\r\nContent-Disposition: form-data; name="file"; filename="{name}"\r\n\r\n'
        headers = {
            "Content-Type": f"multipart/form-data; boundary={boundary}",
            "Cookie": f"{_TOKEN_COOKIE}={self._token}",
            "X-Xsrftoken": self._token,
        }
        line = http.client.HTTPConnection("127.0.0.1", self._server.port, timeout=_PATIENCE)
        try:
            line.request(
                "PUT", urls.upload_url, b"".join([head.encode(), content, f"\r\n--{boundary}--".encode()]), headers
            )
            return line.getresponse().status, urls
        finally:
            line.close()

    def drop(self, name: str, content: bytes) -> str:
        """Sends a file and has it read; the button that stores it."""
        status, urls = self.send(name, content)
        if status != http.client.NO_CONTENT:
            raise RuntimeError(f"{name} was answered with {status}")
        given = WidgetState(id=self._uploader)
        given.file_uploader_state_value.uploaded_file_info.add(
            file_id=urls.file_id, name=name, size=len(content), file_urls=urls
        )
        return _widget(self.session.run("", PAGE, given), "button", "confirm")

    def press(self, button: str) -> list[ForwardMsg]:
        """What the page says when that button is pressed."""
        return self.session.run("", PAGE, WidgetState(id=button, trigger_value=True))


def _widget(said: Iterable[ForwardMsg], kind: str, key: str) -> str:
    """What Streamlit calls the widget of that key, which a run has drawn."""
    for message in said:
        element = message.delta.new_element
        if message.WhichOneof("type") == "delta" and element.WhichOneof("type") == kind:
            name: str = getattr(element, kind).id
            if name.endswith(f"-{key}"):
                return name
    raise LookupError(key)
