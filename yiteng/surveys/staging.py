"""A workbook between looking at it and taking it in: it waits in the store, the page carries its
signed place; what is never taken in is cleared away by the store's daily step."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from django.core import signing

from yiteng.files import store
from yiteng.files.actions import Received, receive
from yiteng.rules.refusal import Refusal, Refused
from yiteng.rules.words import N_

_SALT, _SECONDS = "surveys.staging", 12 * 3600


def stage(upload: Any, what: str) -> tuple[str, bytes]:
    """Keep an upload for a while; returns the words the page carries, and the bytes.

    what: what it is for and by whom, so that it cannot be used elsewhere. Raises Refused.
    """
    received = receive(upload)
    token = signing.dumps({"what": what, **asdict(received)}, salt=_SALT)
    return token, content(received)


def staged(token: str, what: str) -> Received:
    """The upload the page carried. Raises Refused where it is another's, or has waited too long."""
    try:
        held = signing.loads(token, salt=_SALT, max_age=_SECONDS)
    except signing.BadSignature as error:
        raise Refused([_gone()]) from error
    if held.pop("what") != what:
        raise Refused([_gone()])
    found = Received(**held)
    if not (store.root() / found.path).exists():
        raise Refused([_gone()])
    return found


def content(received: Received) -> bytes:
    """The bytes of a file in the store."""
    return (store.root() / received.path).read_bytes()


def _gone() -> Refusal:
    return Refusal("survey.staged", N_("The file has waited too long. Upload it again."))
