"""The thread as a picture on the page of any node."""

from __future__ import annotations

from django.http import HttpRequest
from django.template.loader import render_to_string
from django.urls import reverse

from yiteng.thread.picture import picture
from yiteng.thread.walk import walk
from yiteng.web.requests import actor


def thread_slot(request: HttpRequest, type_: str, pk: int) -> str:
    """The picture of the node's thread with the way to the whole walk; nothing where not allowed."""
    who = actor(request)
    if not who.may("thread.walk"):
        return ""
    found = walk((type_, pk), who)
    if found is None:
        return ""
    return render_to_string("thread/_slot.html", {
        "stops": picture(found), "url": reverse("thread:walk", args=[type_, pk])}, request)  # fmt: skip
