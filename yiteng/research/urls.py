"""Addresses of research: visits, findings, problems."""

from __future__ import annotations

from yiteng.research import views
from yiteng.research.views import problems
from yiteng.web.routes import page

app_name = "research"
urlpatterns = [
    page("", views.visits.index, name="list", action="research.read"),
    page("visits/new/", views.visits.new, name="add_visit", action="research.write"),
    page("visits/<int:pk>/", views.visits.show, name="occasion", action="research.read"),
    page("visits/paper/", views.visits.paper, name="paper", action="research.read"),
    page("findings/", views.visits.findings, name="findings", action="research.read"),
    page("problems/", problems.index, name="problems", action="research.read"),
    page("problems/new/", problems.new, name="add_problem", action="research.problem"),
    page("problems/<int:pk>/", problems.show, name="show", action="research.read"),
    page("problems/<int:pk>/step/", problems.step, name="step", action="research.problem"),
    page("problems/<int:pk>/found/", problems.found, name="found", action="research.problem"),
    page("problems/<int:pk>/asked/", problems.asked, name="asked", action="research.problem"),
    page("problems/<int:pk>/figure/", problems.figure, name="figure", action="research.problem"),
    page("problems/<int:pk>/words/", problems.words, name="words", action="research.problem"),
]
