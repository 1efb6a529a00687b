"""Addresses of commitments."""

from __future__ import annotations

from yiteng.commitments import clock_views, views
from yiteng.web.routes import page

app_name = "commitments"
urlpatterns = [
    page("", views.index, name="list", action="commitments.list"),
    page("new/", views.new, name="new", action="commitments.draft"),
    page("clocks/", clock_views.index, name="clocks", action="limits.read"),
    page("clocks/<str:kind>/<str:code>/", clock_views.change, name="clock", action="limits.read"),
    page("<int:pk>/", views.show, name="show", action="commitments.list"),
    page("<int:pk>/step/", views.step, name="step", action="commitments.list"),
    page("<int:pk>/words/", views.change, name="change", action="commitments.draft"),
    page("<int:pk>/figures/", views.figures, name="figures", action="commitments.do"),
]
