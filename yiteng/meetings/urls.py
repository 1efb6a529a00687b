"""Addresses of meetings."""

from __future__ import annotations

from django.urls import register_converter

from yiteng.meetings.parts import PartName
from yiteng.meetings.views import items, meetings, packs, parts, seats, settle, word
from yiteng.web.routes import page

register_converter(PartName, "record")
app_name = "meetings"
urlpatterns = [
    page("", meetings.index, name="list", action="meetings.read"),
    page("<int:pk>/", meetings.show, name="show", action="meetings.read"),
    page("<int:pk>/step/", meetings.step, name="step", action="meetings.read"),
    page("<int:pk>/minutes/", meetings.minutes, name="minutes", action="meetings.read"),
    page("<int:pk>/notice.docx", word.notice, name="notice_word", action="meetings.read"),
    page("<int:pk>/minutes.docx", word.minutes, name="minutes_word", action="meetings.read"),
    page("<int:pk>/plan/", parts.plan, name="plan", action="meetings.run"),
    page("<int:pk>/posts/", seats.posts, name="posts", action="meetings.run"),
    page("<int:pk>/posts/<int:sitting>/", seats.posts, name="sitting_posts", action="meetings.run"),
    page("<int:pk>/<record:kind>/new/", parts.add, name="add", action="meetings.run"),
    page("<int:pk>/<record:kind>/<int:part>/", parts.change, name="change", action="meetings.run"),
    page(
        "<int:pk>/<record:kind>/<int:part>/remove/",
        parts.remove,
        name="remove",
        action="meetings.run",
    ),
    page("<int:pk>/items/<int:item>/move/", items.move, name="move", action="meetings.run"),
    page("<int:pk>/items/<int:item>/off/", items.off, name="off", action="meetings.run"),
    page("<int:pk>/items/<int:item>/paper/", items.paper, name="paper", action="meetings.hand_in"),
    page("<int:pk>/items/<int:item>/note/", items.note, name="note", action="meetings.outcomes"),
    page("<int:pk>/items/<int:item>/carry/", items.carry, name="carry", action="meetings.outcomes"),
    page("<int:pk>/settle/", settle.settle, name="settle", action="meetings.outcomes"),
    page("<int:pk>/pack/", packs.show, name="pack", action="meetings.papers"),
    page("<int:pk>/freeze/", packs.freeze, name="freeze", action="meetings.run"),
    page("waiting/", items.waiting, name="waiting", action="meetings.read"),
    page("waiting/<int:pk>/", items.take_up, name="take_up", action="meetings.run"),
    page("decisions/<int:pk>/", parts.decision, name="decision", action="meetings.outcomes"),
    page("convene/<int:pk>/", meetings.convene, name="convene", action="meetings.run"),
]
