"""Addresses of meetings."""

from __future__ import annotations

from django.urls import register_converter

from yiteng.meetings.parts import PartName
from yiteng.meetings.views import meetings, parts, word
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
    page("<int:pk>/<record:kind>/new/", parts.add, name="add", action="meetings.run"),
    page("decisions/<int:pk>/", parts.decision, name="decision", action="meetings.run"),
    page("convene/<int:pk>/", meetings.convene, name="convene", action="meetings.run"),
]
