"""Addresses of case files."""

from __future__ import annotations

from yiteng.casefiles import views
from yiteng.web.routes import page

app_name = "casefiles"
urlpatterns = [
    page("", views.index, name="list", action="casefiles.read"),
    page("<int:pk>/", views.show, name="show", action="casefiles.read"),
    page("<int:pk>/step/", views.step, name="step", action="casefiles.read"),
    page("<int:pk>/download/", views.download, name="download", action="casefiles.read"),
    page("ask/<int:application>/", views.ask, name="ask", action="casefiles.ask"),
]
