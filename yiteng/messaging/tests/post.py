"""A mail server of the tests: it speaks SMTP over a real socket and keeps what it takes.

mood: ``ok`` takes everything; ``hang`` takes the mail and never answers; ``deaf`` says nothing at
all; ``drop`` takes the mail and hangs up; ``full`` refuses it for now (452).
"""

from __future__ import annotations

import socketserver
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from email import message_from_bytes
from email.header import decode_header, make_header
from email.message import Message


class _Talk(socketserver.StreamRequestHandler):
    server: Post

    def handle(self) -> None:
        post = self.server
        if post.mood == "deaf":
            post.reached.set()
            return self._wait()
        self._say("220 tests")
        for raw in self.rfile:
            word = raw.decode().strip().upper()
            if word.startswith("DATA"):
                if not self._data(post):
                    return None
            elif word.startswith("QUIT"):
                return self._say("221 bye")
            else:
                self._say("250 ok")
        return None

    def _data(self, post: Post) -> bool:
        if post.mood == "full":
            self._say("452 full")
            return True
        self._say("354 go on")
        lines = []
        for raw in self.rfile:
            if raw == b".\r\n":
                break
            lines.append(raw[1:] if raw.startswith(b"..") else raw)
        post.taken.append(message_from_bytes(b"".join(lines)))
        post.reached.set()
        if post.mood == "hang":
            self._wait()
        if post.mood in ("hang", "drop"):
            return False
        self._say("250 taken")
        return True

    def _wait(self) -> None:
        for _ in range(600):
            if self.server.closing:
                return
            time.sleep(0.05)

    def _say(self, line: str) -> None:
        self.wfile.write(line.encode() + b"\r\n")


class Post(socketserver.ThreadingTCPServer):
    """The server; ``taken`` are the mails it took, ``reached`` that it got that far."""

    daemon_threads = True
    allow_reuse_address = True

    def __init__(self, mood: str) -> None:
        super().__init__(("127.0.0.1", 0), _Talk)
        self.mood, self.taken, self.closing = mood, list[Message](), False
        self.reached = threading.Event()

    @property
    def port(self) -> int:
        """Where it listens."""
        return int(self.server_address[1])


@contextmanager
def post(mood: str = "ok") -> Iterator[Post]:
    """A server that runs while the block does."""
    server = Post(mood)
    threading.Thread(target=server.serve_forever, args=(0.05,), daemon=True).start()
    try:
        yield server
    finally:
        server.closing = True
        server.shutdown()
        server.server_close()


def subject(mail: Message) -> str:
    """The subject as its reader sees it."""
    return str(make_header(decode_header(mail["Subject"])))


def body(mail: Message) -> str:
    """The text as its reader sees it."""
    held = mail.get_payload(decode=True)
    assert isinstance(held, bytes)
    return held.decode(mail.get_content_charset() or "ascii")
