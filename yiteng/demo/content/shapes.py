"""The frozen shapes of the demo's content: what the loader turns into actions.

Pure data, no Django, no clock. Whatever may be invented says so in `invented`; `source` names where
a real statement comes from (sources.py). Areas are named by their statistics code of 2023 (6, 9 or
12 digits), people by posts only.
"""

from __future__ import annotations

from yiteng.demo.content.shapes_firms import (
    Alliance,
    Enterprise,
    Indicator,
    Membership,
    ServicePoint,
)
from yiteng.demo.content.shapes_items import (
    Item,
    MapPlace,
    Promise,
    Quantity,
    Served,
    Stage,
    TouristMap,
    Trip,
)
from yiteng.demo.content.shapes_meetings import (
    AgendaItem,
    Application,
    Campaign,
    Decision,
    Goal,
    IssuedDocument,
    Measure,
    Meeting,
    Opinion,
    Prescription,
    Session,
    Step,
)
from yiteng.demo.content.shapes_people import (
    Area,
    Login,
    Post,
    Theme,
    Unit,
    Village,
)
from yiteng.demo.content.shapes_research import (
    Finding,
    Problem,
    Visit,
)

__all__ = [
    "AgendaItem",
    "Alliance",
    "Application",
    "Area",
    "Campaign",
    "Decision",
    "Enterprise",
    "Finding",
    "Goal",
    "Indicator",
    "IssuedDocument",
    "Item",
    "Login",
    "MapPlace",
    "Measure",
    "Meeting",
    "Membership",
    "Opinion",
    "Post",
    "Prescription",
    "Problem",
    "Promise",
    "Quantity",
    "Served",
    "ServicePoint",
    "Session",
    "Stage",
    "Step",
    "Theme",
    "TouristMap",
    "Trip",
    "Unit",
    "Village",
    "Visit",
]
