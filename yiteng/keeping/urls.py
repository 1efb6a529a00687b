"""Addresses of keeping: reorganisation."""

from __future__ import annotations

from yiteng.keeping.reorganising import views
from yiteng.web.routes import page

app_name = "keeping"
urlpatterns = [
    page("areas/", views.areas, name="areas", action="places.reorganise"),
    page("units/", views.units, name="units", action="places.reorganise"),
]
