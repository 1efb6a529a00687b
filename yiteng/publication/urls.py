"""Addresses of publication inside."""

from __future__ import annotations

from yiteng.publication import views
from yiteng.web.routes import page

app_name = "publication"
urlpatterns = [
    page("", views.index, name="list", action="publication.read"),
    page("<int:pk>/", views.show, name="show", action="publication.read"),
    page("<int:pk>/step/", views.step, name="step", action="publication.read"),
    page("propose/<int:pk>/", views.propose, name="propose", action="publication.propose"),
]
