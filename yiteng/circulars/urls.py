"""Addresses of circulars."""

from __future__ import annotations

from yiteng.circulars import views
from yiteng.web.routes import page

app_name = "circulars"
urlpatterns = [
    page("", views.index, name="list", action="circulars.read"),
    page("new/", views.new, name="new", action="circulars.write"),
    page("<int:pk>/", views.show, name="show", action="circulars.read"),
    page("<int:pk>/step/", views.step, name="step", action="circulars.read"),
    page("<int:pk>/words/", views.words, name="words", action="circulars.write"),
    page("<int:pk>/word.docx", views.word, name="word", action="circulars.read"),
]
