"""Addresses of plans: the year's meetings, days without meetings, the load of meetings."""

from __future__ import annotations

from yiteng.plans.views import load, plan, quiet
from yiteng.web.routes import page

app_name = "plans"
urlpatterns = [
    page("", plan.index, name="list", action="plans.read"),
    page("new/", plan.new, name="new", action="plans.write"),
    page("<int:year>/", plan.show, name="show", action="plans.read"),
    page("<int:year>/step/", plan.step, name="step", action="plans.approve"),
    page("<int:year>/add/", plan.add, name="add", action="plans.write"),
    page("lines/<int:pk>/off/", plan.off, name="off", action="plans.write"),
    page("sender/<int:pk>/", plan.sender, name="sender", action="gate.apply"),
    page("quiet/", quiet.index, name="quiet", action="plans.read"),
    page("quiet/new/", quiet.new, name="new_quiet", action="plans.write"),
    page("quiet/<int:pk>/end/", quiet.end, name="end_quiet", action="plans.write"),
    page("load/", load.index, name="load", action="plans.read"),
]
