"""Addresses of the calendar."""

from __future__ import annotations

from yiteng.places import views
from yiteng.web.routes import page

app_name = "places"
urlpatterns = [page("workdays/", views.workdays, name="workdays", action="places.workdays")]
