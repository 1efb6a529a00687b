"""Tables of designation: the case, what prepares it, what is seen on site, how it runs."""

from __future__ import annotations

from yiteng.designation.models.case import Assessment, Change, DesignationCase
from yiteng.designation.models.evaluation import DensityReport, Visit, VisitItem, VisitPerson
from yiteng.designation.models.needs import TownCount, TownSheet
from yiteng.designation.models.operation import Month, WardRound, WardSlip, WaterTest
from yiteng.designation.models.preparation import Answer, Paper, Preparation, Suggestion
from yiteng.designation.models.results import Partner, ReceivedResult
from yiteng.designation.models.sides import Promise, SideSlip, SideWord
from yiteng.designation.models.tables import CheckTable

__all__ = [
    "Answer",
    "Assessment",
    "Change",
    "CheckTable",
    "DensityReport",
    "DesignationCase",
    "Month",
    "Paper",
    "Partner",
    "Preparation",
    "Promise",
    "ReceivedResult",
    "SideSlip",
    "SideWord",
    "Suggestion",
    "TownCount",
    "TownSheet",
    "Visit",
    "VisitItem",
    "VisitPerson",
    "WardRound",
    "WardSlip",
    "WaterTest",
]
