"""Addresses of the trail: for the audit administrator, and nobody else."""

from __future__ import annotations

from yiteng.audit import views
from yiteng.web.routes import page

app_name = "audit"
urlpatterns = [
    page("", views.index, name="list", action="audit.read"),
    page("verify/", views.verify, name="verify", action="audit.read"),
    page("<int:pk>/", views.show, name="show", action="audit.read"),
]
