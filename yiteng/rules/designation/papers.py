"""Which papers an application carries, by road and kind. Source: order no. 2 of 2021, art. 7."""

from __future__ import annotations

from dataclasses import dataclass

from yiteng.rules.words import N_

#: Roads: a facility asks to be designated; a designated one asks for one more service to be paid.
ROADS = {
    "new_institution": N_("New designated institution"),
    "new_service": N_("New paid service at a designated institution"),
}
_BOTH = ("new_institution", "new_service")


@dataclass(frozen=True, slots=True)
class Paper:
    """One paper. roads, kinds: where it is asked for (no kinds: for all); sure: S, F or V."""

    code: str
    title: str
    source: str
    sure: str
    roads: tuple[str, ...] = _BOTH
    kinds: tuple[str, ...] = ()


_SEVEN = N_("order no. 2 of 2021, art. 7")
_CITY = N_("practice of cities")
PAPERS = (
    Paper("form", N_("Application form"), _SEVEN, "S"),
    Paper("licence", N_("Copy of the practice licence with the registered department"), _SEVEN, "S"),
    Paper("rules", N_("Internal rules on insurance and finance"), _SEVEN, "S", ("new_institution",)),
    Paper("system", N_("Papers on the information system"), _SEVEN, "S"),
    Paper("forecast", N_("Forecast of what the fund will pay after designation"), _SEVEN, "S"),
    Paper("agreement", N_("Agreement in force of the institution"), _CITY, "F", ("new_service",)),
    Paper("staff", N_("List of posts with certificates and training"), _CITY, "F"),
    Paper("equipment", N_("List of equipment with who paid for it"), _CITY, "F",
          kinds=("dialysis", "psychiatric")),
    Paper("partner", N_("Agreement with the partner hospital"), _CITY, "F", kinds=("dialysis",)),
    Paper("water", N_("Report of the water test"), _CITY, "F", kinds=("dialysis",)),
    Paper("prices", N_("List of services with their prices"), _CITY, "F",
          kinds=("long_term_care",)),
)  # fmt: skip


def wanted(road: str, kind: str) -> list[Paper]:
    """The papers of a road and a kind, in their order.

    >>> [p.code for p in wanted("new_service", "psychiatric")]
    ['form', 'licence', 'system', 'forecast', 'agreement', 'staff', 'equipment']
    """
    return [p for p in PAPERS if road in p.roads and (not p.kinds or kind in p.kinds)]
