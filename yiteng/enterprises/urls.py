"""Addresses of the register."""

from __future__ import annotations

from yiteng.enterprises import views
from yiteng.web.routes import page

app_name = "enterprises"
urlpatterns = [
    page("", views.index, name="list", action="enterprises.read"),
    page("new/", views.new, name="new", action="enterprises.write"),
    page("<int:pk>/", views.show, name="show", action="enterprises.read"),
    page("alliances/<int:pk>/", views.show_alliance, name="alliance", action="enterprises.read"),
]
