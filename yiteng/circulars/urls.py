"""Addresses of circulars."""

from __future__ import annotations

from yiteng.circulars import receiving, views
from yiteng.web.routes import page

app_name = "circulars"
urlpatterns = [
    page("", views.index, name="list", action="circulars.read"),
    page("new/", views.new, name="new", action="circulars.write"),
    page("received/", receiving.index, name="received", action="circulars.receive"),
    page("received/<int:pk>/", receiving.show, name="received_one", action="circulars.receive"),
    page(
        "received/<int:pk>/step/", receiving.step, name="received_step", action="circulars.receive"
    ),
    page(
        "received/<int:pk>/word.docx",
        receiving.word,
        name="received_word",
        action="circulars.receive",
    ),
    page("<int:pk>/", views.show, name="show", action="circulars.read"),
    page("<int:pk>/step/", views.step, name="step", action="circulars.read"),
    page("<int:pk>/words/", views.words, name="words", action="circulars.write"),
    page("<int:pk>/word.docx", views.word, name="word", action="circulars.read"),
]
