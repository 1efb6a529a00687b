"""Addresses of jobs: for the system administrator."""

from __future__ import annotations

from yiteng.jobs import views
from yiteng.web.routes import page

app_name = "jobs"
urlpatterns = [
    page("", views.index, name="list", action="jobs.read"),
    page("<int:pk>/", views.show, name="show", action="jobs.read"),
    page("<int:pk>/settle/", views.settle, name="settle", action="jobs.settle"),
]
