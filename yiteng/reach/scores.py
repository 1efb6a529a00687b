"""Scores of access and decays by name, each with when to use it."""

from __future__ import annotations

from collections.abc import Mapping

from yiteng.rules.words import N_

METHODS = {
    "e2sfca": (N_("E2SFCA: near counts more"),
               N_("The usual choice for a county: within the minutes a nearer site counts more.")),
    "two_step": (N_("2SFCA: all within the minutes alike"),
                 N_("For a first look, or where a rule says “within so many minutes” and nothing else.")),
    "three_step": (N_("3SFCA: people choose among sites"),
                   N_("Where sites lie close together: a village's demand is shared among them, not counted at each.")),
    "m2sfca": (N_("M2SFCA: a long way costs care"),
               N_("In mountains: a site that everybody reaches only by a long way counts as less care.")),
    "gravity": (N_("Gravity: by a power of the minutes"),
                N_("To compare with older studies that give an exponent; near sites count by far the most.")),
}  # fmt: skip
DECAYS = {
    "step": (N_("By steps: 1, 0.68, 0.22 in thirds of the minutes"),
             N_("Steps are easy to tell; a village just beyond a step jumps.")),
    "gaussian": (N_("Gaussian: smoothly down to nothing"),
                 N_("A smooth curve: no village jumps; use it where minutes are estimates.")),
    "user": (N_("Own points, straight lines between them"),
             N_("Where a survey of patients says how many still come from so far.")),
}  # fmt: skip
#: Scores that a decay belongs to.
DECAYED = ("e2sfca", "three_step", "m2sfca")


def titles(rows: Mapping[str, tuple[str, str]]) -> list[tuple[str, str]]:
    """Codes with their titles."""
    return [(code, title) for code, (title, _when) in rows.items()]


def read_points(text: str) -> list[tuple[float, float]]:
    """Own points of a decay, as typed. Raises ValueError where minutes do not rise or a weight is below 0."""
    plain = text.translate(str.maketrans("：，；;、", ":,,,,"))
    rows = [
        (float(m), float(w))
        for m, w in (part.split(":") for part in plain.split(",") if part.strip())
    ]
    minutes = [m for m, _w in rows]
    if (
        not rows
        or minutes != sorted(set(minutes))
        or not all(0 <= v < 1e4 for row in rows for v in row)
    ):
        raise ValueError(text)
    return rows
