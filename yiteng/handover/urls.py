"""Addresses of handover."""

from __future__ import annotations

from yiteng.handover import views
from yiteng.web.routes import page

app_name = "handover"
urlpatterns = [
    page("", views.show, name="list", action="handover.read"),
    page("words/", views.write, name="write", action="handover.write"),
    page("paper/", views.paper, name="paper", action="handover.read"),
    page("rows/<str:code>/", views.rows, name="rows", action="handover.read"),
    page("word.docx", views.word, name="word", action="handover.read"),
]
