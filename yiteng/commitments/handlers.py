"""Steps that a higher room takes in its own way: asking shows a link once, on a slip to print."""

from __future__ import annotations

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

from yiteng.commitments.models import Commitment

#: Takes the step that was posted and answers with a page. May raise Refused.
Handler = Callable[[HttpRequest, Commitment], HttpResponse]
_HANDLERS: dict[str, Handler] = {}


def handle(step: str, handler: Handler) -> None:
    """Let a higher room take this step; called in its AppConfig.ready()."""
    _HANDLERS[step] = handler


def handler_of(step: str) -> Handler | None:
    """Who takes the step, None where the door does it plainly."""
    return _HANDLERS.get(step)
