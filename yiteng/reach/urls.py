"""Addresses of care near home."""

from __future__ import annotations

from yiteng.reach.views import facilities, intake, intake_files, savings, scenarios, today
from yiteng.web.routes import page

app_name = "reach"
urlpatterns = [
    page("", facilities.index, name="list", action="reach.read"),
    page("<int:pk>/", facilities.show, name="show", action="reach.read"),
    page("savings/", savings.savings, name="savings", action="reach.read"),
    page("today/", today.today, name="today", action="reach.read"),
    page("intake/", intake.index, name="intake", action="reach.write"),
    page("intake/template/", intake_files.template, name="intake_template", action="reach.write"),
    page("intake/held/", intake_files.held, name="intake_held", action="reach.write"),
    page("intake/<int:pk>/", intake.show, name="intake_one", action="reach.write"),
    page("intake/<int:pk>/file/", intake_files.file, name="intake_file", action="reach.write"),
    page(
        "intake/<int:pk>/compared/",
        intake_files.comparison,
        name="intake_compared",
        action="reach.write",
    ),
    page("scenarios/", scenarios.index, name="scenarios", action="reach.read"),
    page("scenarios/keep/", scenarios.keep, name="keep", action="reach.scenario"),
    page("scenarios/<int:pk>/", scenarios.show, name="scenario", action="reach.read"),
    page("scenarios/<int:pk>/again/", scenarios.again, name="again", action="reach.scenario"),
    page("scenarios/<int:pk>/word/", scenarios.word, name="scenario_word", action="reach.read"),
    page("scenarios/<int:pk>/proof/", scenarios.proof, name="proof", action="reach.read"),
    page("scenarios/<int:pk>/layer/", scenarios.layer, name="layer", action="reach.read"),
]
