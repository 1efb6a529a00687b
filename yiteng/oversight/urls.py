"""Addresses of supervision."""

from __future__ import annotations

from yiteng.oversight import after_views, mending_views, views
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
    page("<int:pk>/after/", after_views.propose, name="propose", action="oversight.run"),
    page("after/<int:pk>/decision/", after_views.decide, name="decide_on",
         action="oversight.designate"),
    page("after/<int:pk>/done/", after_views.carry_out, name="carry_out", action="oversight.run"),
    page("units/<int:pk>/mended/", mending_views.mended, name="mended", action="oversight.object"),
    page("units/<int:pk>/check/", mending_views.check, name="check_mended", action="oversight.run"),
    page("units/<int:pk>/decision/", views.decide, name="decide", action="oversight.review"),
]  # fmt: skip
