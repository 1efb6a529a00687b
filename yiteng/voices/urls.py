"""Addresses of the three questions; the number is that of the meeting."""

from __future__ import annotations

from yiteng.voices import views
from yiteng.web.routes import page, public_page

app_name = "voices"
urlpatterns = [
    page("<int:pk>/", views.show, name="result", action="meetings.read"),
    page("<int:pk>/ask/", views.ask, name="ask", action="voices.ask"),
    page("<int:pk>/count/", views.count, name="count", action="voices.ask"),
    public_page("slip/<str:token>/", views.answer, name="answer"),
]
