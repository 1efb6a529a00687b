"""Addresses of applications to meet."""

from __future__ import annotations

from django.urls import register_converter

from yiteng.gate.parts import PartName
from yiteng.gate.views import applications, dossier, joining, live, results, review, word
from yiteng.web.routes import page

register_converter(PartName, "part")
app_name = "gate"
urlpatterns = [
    page("", applications.index, name="list", action="gate.read"),
    page("new/", applications.new, name="new", action="gate.apply"),
    page("<int:pk>/", applications.show, name="show", action="gate.read"),
    page("<int:pk>/step/", applications.step, name="step", action="gate.read"),
    page("<int:pk>/form/", applications.form, name="form", action="gate.read"),
    page("<int:pk>/form.docx", word.form, name="form_word", action="gate.read"),
    page("results/", results.index, name="results", action="gate.read"),
    page("<int:pk>/review/", review.review, name="review", action="gate.review"),
    page("<int:pk>/propose/", joining.propose, name="propose", action="gate.apply"),
    page("<int:pk>/offered/", joining.offered, name="offered", action="gate.apply"),
    page("<int:pk>/note/", joining.note, name="note", action="gate.read"),
    page("<int:pk>/live/", live.verdict, name="live", action="gate.apply"),
    page("<int:pk>/words/", dossier.words, name="words", action="gate.apply"),
    page("<int:pk>/problems/", dossier.problems, name="problems", action="gate.apply"),
    page("<int:pk>/problems/<int:problem>/", dossier.leave, name="leave", action="gate.apply"),
    page("<int:pk>/<part:kind>/new/", dossier.add, name="add", action="gate.apply"),
    page("<int:pk>/<part:kind>/<int:part>/", dossier.change, name="part", action="gate.apply"),
    page(
        "<int:pk>/<part:kind>/<int:part>/remove/",
        dossier.remove,
        name="remove",
        action="gate.apply",
    ),
]
