"""Addresses of publication inside."""

from __future__ import annotations

from yiteng.publication import list_views, views
from yiteng.publication.rollover.views import year_end
from yiteng.web.routes import page

app_name = "publication"
urlpatterns = [
    page("", views.index, name="list", action="publication.read"),
    page("lists/", list_views.index, name="lists", action="publication.read"),
    page("lists/items/", list_views.items, name="items", action="publication.read"),
    page("lists/<int:pk>/", list_views.show, name="of_list", action="publication.read"),
    page("lists/<int:pk>/next/", year_end, name="year_end", action="publication.publish"),
    page("<int:pk>/", views.show, name="show", action="publication.read"),
    page("<int:pk>/step/", views.step, name="step", action="publication.read"),
    page("propose/care/", views.propose_care, name="propose_care", action="publication.propose"),
    page(
        "propose/<int:pk>/explanation/",
        views.propose_explanation,
        name="propose_explanation",
        action="publication.propose",
    ),
    page("propose/<int:pk>/", views.propose, name="propose", action="publication.propose"),
]
