"""Addresses of the inner face: one include a room, in the order of the story."""

from __future__ import annotations

from importlib.util import find_spec

from django.urls import include, path

#: (prefix, room); rooms keep their own addresses.
INNER = (
    ("", "desk"),
    ("web/", "web"),
    ("account/", "people"),
    ("signin/", "signin"),
    ("messages/", "messaging"),
    ("places/", "places"),
    ("trail/", "audit"),
    ("files/", "files"),
    ("jobs/", "jobs"),
    ("enterprises/", "enterprises"),
    ("limits/", "limits"),
    ("research/", "research"),
    ("surveys/", "surveys"),
    ("odk/", "surveys.openrosa"),
    ("applications/", "gate"),
    ("meetings/", "meetings"),
    ("minutes/", "minutes"),
    ("voices/", "voices"),
    ("plans/", "plans"),
    ("cal/", "calendars"),
    ("casefiles/", "casefiles"),
    ("measures/", "measures"),
    ("commitments/", "commitments"),
    ("verification/", "verification"),
    ("sampling/", "sampling"),
    ("oversight/", "oversight"),
    ("ledgers/", "ledgers"),
    ("reach/", "reach"),
    ("designation/", "designation"),
    ("publication/", "publication"),
    ("thread/", "thread"),
    ("replies/", "replies"),
    ("handover/", "handover"),
    ("circulars/", "circulars"),
    ("keeping/", "keeping"),
)
urlpatterns = [
    path(prefix, include(f"yiteng.{room}.urls"))
    for prefix, room in INNER
    if find_spec(f"yiteng.{room}") and find_spec(f"yiteng.{room}.urls")
]
handler403 = "yiteng.web.errors.forbidden"
handler404 = "yiteng.web.errors.not_found"
handler500 = "yiteng.web.errors.broken"
