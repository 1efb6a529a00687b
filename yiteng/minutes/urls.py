"""Addresses of minutes; the number is that of the meeting."""

from __future__ import annotations

from yiteng.minutes import views
from yiteng.web.routes import page

app_name = "minutes"
urlpatterns = [
    page("<int:pk>/", views.show, name="show", action="meetings.read"),
    page("<int:pk>/write/", views.write, name="write", action="minutes.write"),
    page("<int:pk>/<int:number>/", views.one, name="one", action="meetings.read"),
    page("<int:pk>/<int:old>/<int:new>/", views.between, name="between", action="meetings.read"),
]
