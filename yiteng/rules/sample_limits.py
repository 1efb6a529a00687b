"""Limits of what is drawn by lot: shares, days, how many households."""

from __future__ import annotations

from yiteng.rules.limit import limit
from yiteng.rules.words import N_

_DAYS = N_("days")
_A3 = N_("Known practice of supervision: 10–20 % by lot, visits 30 and 90 days after closing")
_PERCENT = N_("percent")
_LOTS = N_("So large a share is drawn by lot; the seed is written down.")
SAMPLES = (
    limit("sample.report", N_("Share of reports checked by another unit"), _PERCENT,
           ("15", "10", "100"), _A3, _LOTS),
    limit("sample.visit", N_("Share of closed matters visited again"), _PERCENT,
           ("10", "10", "100"), _A3, _LOTS),
    limit("sample.first", N_("First visit after closing"), _DAYS, ("30", "15", "60"), _A3,
           N_("From so many days after closing on it may be drawn.")),
    limit("sample.second", N_("Second visit after closing"), _DAYS, ("90", "61", "365"), _A3,
           N_("From so many days after closing on it may be drawn.")),
    limit("sample.due", N_("Days for the result of what was drawn"), _DAYS, ("10", "3", "30"),
           N_("Our own rule (decision 0028)"), N_("Afterwards it stands first on the list.")),
    limit("sample.households", N_("Households asked for one item"), N_("households"),
           ("20", "10", "200"), N_("Our own rule (decision 0028)"),
           N_("So many are drawn from the list of the village.")),
)  # fmt: skip
