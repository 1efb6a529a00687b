"""Addresses of ledgers."""

from __future__ import annotations

from yiteng.ledgers import files, views
from yiteng.web.routes import page

app_name = "ledgers"
urlpatterns = [
    page("", views.index, name="list", action="ledgers.import"),
    page("new/", views.new, name="new", action="ledgers.import"),
    page("edit/", files.edit, name="edit", action="ledgers.import"),
    page("fill/", files.fill, name="fill", action="ledgers.fill"),
    page("made/<int:pk>/", files.made, name="made", action="people.self"),
    page("<int:pk>/", views.show, name="show", action="ledgers.import"),
    page("<int:pk>/progress/", views.progress, name="progress", action="ledgers.import"),
    page("<int:pk>/step/", views.step, name="step", action="ledgers.import"),
    page("<int:pk>/heads/", views.heads, name="heads", action="ledgers.import"),
]
