"""Addresses of calendars."""

from __future__ import annotations

from yiteng.calendars import views
from yiteng.web.routes import page, public_page

app_name = "calendars"
urlpatterns = [
    page("mine/", views.mine, name="mine", action="people.self"),
    page("mine/close/", views.close, name="close", action="people.self"),
    public_page("<str:secret>.ics", views.read, name="read"),
]
