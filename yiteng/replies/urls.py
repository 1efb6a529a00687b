"""Addresses of replies; the number is that of a finding of the speaker."""

from __future__ import annotations

from yiteng.replies import views
from yiteng.web.routes import page

app_name = "replies"
urlpatterns = [
    page("", views.index, name="list", action="replies.read"),
    page("<int:pk>/", views.speaker, name="speaker", action="replies.read"),
    page("<int:pk>/tell/", views.tell, name="tell", action="replies.tell"),
    page("<int:pk>/letter/", views.letter, name="letter", action="replies.read"),
]
