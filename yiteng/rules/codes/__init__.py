"""Codes of areas (12 digits) and of firms (GB 32100), with a sentence for each thing wrong."""

from __future__ import annotations

from yiteng.rules.codes.area import AreaCode, check_area, parse_area
from yiteng.rules.codes.firm import check_uscc, make_uscc, normal_uscc, org_check, uscc_check

__all__ = [
    "AreaCode",
    "check_area",
    "check_uscc",
    "make_uscc",
    "normal_uscc",
    "org_check",
    "parse_area",
    "uscc_check",
]
