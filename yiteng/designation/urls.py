"""Addresses of designation."""

from __future__ import annotations

from yiteng.designation.views import (
    board,
    case,
    check_tables,
    evaluation,
    needs,
    operation,
    preparation,
    results,
    sides,
)
from yiteng.web.routes import page, public_page

READ, APPLY, HANDLE = "designation.read", "designation.apply", "designation.handle"
RECORD, RESULTS = "designation.record", "designation.results"

app_name = "designation"
urlpatterns = [
    page("", board.index, name="list", action=READ),
    page("new/", board.new, name="new", action=APPLY),
    page("standards/", check_tables.index, name="standards", action=READ),
    page("standards/new/", check_tables.new, name="standards_new", action=HANDLE),
    page(
        "standards/<str:code>/<str:version>/file/",
        check_tables.file,
        name="standards_file",
        action=READ,
    ),
    page("<int:pk>/", case.show, name="show", action=READ),
    page("<int:pk>/step/", case.step, name="step", action=READ),
    page("<int:pk>/facts/", case.facts, name="facts", action=APPLY),
    page("<int:pk>/file.docx", case.word, name="word", action=READ),
    page("<int:pk>/check/", preparation.check, name="check", action=READ),
    page("<int:pk>/prepare/", preparation.prepare, name="prepare", action=APPLY),
    page("<int:pk>/papers/", preparation.papers, name="papers", action=APPLY),
    page("<int:pk>/suggestions/<int:suggestion>/", preparation.follow, name="follow", action=APPLY),
    page("<int:pk>/visits/new/", evaluation.plan, name="plan", action=HANDLE),
    page("visits/<int:pk>/", evaluation.record, name="record", action=HANDLE),
    page("<int:pk>/density/", evaluation.make_density, name="make_density", action=HANDLE),
    page("<int:pk>/density/<int:report>/", evaluation.density, name="density", action=READ),
    page("<int:pk>/operation/", operation.show, name="operation", action=READ),
    page("<int:pk>/operation/month/", operation.month, name="month", action=RECORD),
    page("<int:pk>/operation/water/", operation.water, name="water", action=RECORD),
    page("<int:pk>/sides/", sides.show, name="sides", action=READ),
    page("<int:pk>/sides/<int:promise>/kept/", sides.kept, name="kept", action=RECORD),
    page("<int:pk>/sides/slip/", sides.give, name="side_slip", action=HANDLE),
    page("<int:pk>/ward/", operation.ask, name="ask", action=HANDLE),
    page("<int:pk>/ward/<int:round_pk>/", operation.count, name="count", action=HANDLE),
    page("results/", results.index, name="results", action=RESULTS),
    page("results/export/", results.export, name="export", action=RESULTS),
    page("results/receive/", results.receive, name="receive", action=RESULTS),
    page("results/trust/", results.trust, name="trust", action=RESULTS),
    page("results/<int:pk>/distrust/", results.distrust, name="distrust", action=RESULTS),
    page("needs/", needs.index, name="needs", action=READ),
    page("needs/new/", needs.enter, name="needs_enter", action=HANDLE),
    public_page("sides/", sides.speak_code, name="speak_code"),
    public_page("sides/<str:token>/", sides.speak, name="speak"),
]
