"""Addresses of supervision."""

from __future__ import annotations

from yiteng.oversight import views
from yiteng.web.routes import page

app_name = "oversight"
urlpatterns = [
    page("", views.index, name="list", action="oversight.read"),
    page("mine/", views.mine, name="mine", action="oversight.object"),
    page("new/", views.plan, name="plan", action="oversight.run"),
    page("<int:pk>/", views.show, name="show", action="oversight.read"),
    page("<int:pk>/step/", views.step, name="step", action="oversight.read"),
    page("<int:pk>/plan/", views.replan, name="replan", action="oversight.run"),
    page("units/<int:pk>/", views.unit, name="unit", action="oversight.unit"),
    page("units/<int:pk>/finding/", views.find, name="find", action="oversight.run"),
    page("units/<int:pk>/conclusion/", views.conclude, name="conclude", action="oversight.run"),
    page("units/<int:pk>/review/", views.ask_review, name="ask_review", action="oversight.object"),
    page("units/<int:pk>/decision/", views.decide, name="decide", action="oversight.review"),
]
