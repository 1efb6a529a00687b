"""Every limit a district may set for itself (限值设置): what it does, its source, its bounds.

Default values stand here once; a county's own are rows of the room of limits. Codes begin with
what uses them: ``gate`` the four tests, ``load`` the burden of meetings, ``pack`` what is handed
to those who attend.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from yiteng.rules.limit import Limit as Limit
from yiteng.rules.limit import limit as _limit
from yiteng.rules.refusal import Refusal
from yiteng.rules.sample_limits import SAMPLES
from yiteng.rules.words import N_

_PRACTICE = N_("Practice of pre-meeting reviews")
_PAPERS = N_("Rules of a city: papers three days before, at most 3,000 characters")
_NATIONAL = N_("Regulations against formalism (2024): meetings are as a rule half a day at most")
_DISTRICT = N_("Example of a district's sixteen rules (2024)")
_ONCE = N_("Regulations against formalism (2024): one general meeting of a system a year")
_PACK = N_("Practice: the pack for the next meeting has at most twelve pages")

_ROAD = N_("Practice of supervision: sign in 1 to 2 workdays, settle disputes in 1 to 3")
_OWN = N_("Our own default; no rule names it")
_LAMPS = N_("Practice of supervision: 5 to 7 days, or 20 to 25 % of the time")
_STUCK = N_("Beyond it the matter is shown as stuck, with who must move.")
_LIT = N_("The light turns, with the sentence why.")

_SEVERITY = N_("0 nothing, 1 amber, 2 red")

_RED = N_("Below it the four tests say no (red).")
_RED_LATE = N_("Beyond it the four tests say no (red).")
_AMBER = N_("Beyond it the four tests warn (amber).")
_AMBER_LOW = N_("Below it the four tests warn (amber).")
_SENDER = N_("Beyond it the sender is warned and says why.")
_PACKED = N_("What does not fit is shortened and says so.")

_SOURCES = N_("sources")
_PLACES = N_("places")
_DAYS = N_("days")

GATE = (
    _limit("gate.independent", N_("Independent sources a problem needs"), _SOURCES,
           ("2", "1", "10"), _PRACTICE, _RED),
    _limit("gate.finding_days", N_("Age of findings, counted back from the meeting"), _DAYS,
           ("365", "30", "1825"), _PRACTICE, _RED_LATE),
    _limit("gate.towns", N_("Towns or places that must speak for a problem of the whole district"),
           _PLACES, ("2", "1", "30"), _PRACTICE, _AMBER_LOW),
    _limit("gate.places", N_("Villages or places that must speak for a problem of a town"),
           _PLACES, ("2", "1", "30"), _PRACTICE, _AMBER_LOW),
    _limit("gate.half_day", N_("Length of half a day"), N_("minutes of time"),
           ("240", "60", "300"), _NATIONAL, _RED_LATE),
    _limit("gate.days_district", N_("Length of a district-wide conference"), _DAYS,
           ("1", "0.5", "1.5"), _DISTRICT, _AMBER, whole=False),
    _limit("gate.days_other", N_("Length of any other meeting"), _DAYS,
           ("0.5", "0.25", "1.5"), _NATIONAL, _AMBER, whole=False),
    _limit("gate.people", N_("People above whom a district-wide meeting needs an approval record"),
           N_("people"), ("80", "10", "1000"), _DISTRICT, _AMBER),
    _limit("gate.paper_characters", N_("Length of the paper of an item"), N_("characters"),
           ("3000", "500", "5000"), _PAPERS, _AMBER),
    _limit("gate.paper_days", N_("Days before the meeting by which papers are there"), _DAYS,
           ("3", "0", "15"), _PAPERS, _RED_LATE),
)  # fmt: skip
LOAD = (
    _limit("load.notice", N_("Full workdays between a notice and its meeting"), N_("workdays"),
           ("2", "0", "10"), _DISTRICT, _SENDER),
    _limit("load.per_unit", N_("District-wide meetings a unit asks for in a year"),
           N_("meetings"), ("1", "0", "12"), _ONCE, _SENDER),
)  # fmt: skip
PACK = (
    _limit("pack.pages", N_("Length of the summary handed to those who attend"), N_("pages"),
           ("12", "1", "40"), _PACK, _PACKED),
)  # fmt: skip
CASEFILES = (
    _limit("casefile.days", N_("Days in which an agreed case file may be downloaded"), _DAYS,
           ("7", "1", "30"), N_("Our own rule (decision 0014)"),
           N_("Afterwards it has to be asked for again.")),
)  # fmt: skip
MEASURES = (
    _limit("measures.objection", N_("Workdays in which a unit may object to an issued measure"),
           N_("workdays"), ("5", "1", "20"), N_("Practice of supervision: sign or object in days"),
           N_("Afterwards the measure stands.")),
)  # fmt: skip
_HOUR = N_("o'clock")
_OURS = N_("Our own rule (decision 0034)")
_DIGESTS = N_("One digest a day goes out from this hour on, on workdays.")
_REMINDS = N_("On that day a reminder goes to whoever does it, once.")
_UPWARDS = N_("After so many days one level up is informed, once.")
_QUIET = N_("At night only clocks in hours and a firm's last moment are mailed.")
MESSAGES = (
    _limit("messages.hour", N_("Hour of the daily digest"), _HOUR, ("9", "6", "14"), _OURS,
           _DIGESTS),
    _limit("messages.until", N_("Hour after which no digest goes out"), _HOUR, ("18", "15", "21"),
           _OURS, N_("What is not out by then goes into the digest of the next workday.")),
    _limit("messages.quiet_from", N_("Quiet hours begin"), _HOUR, ("21", "18", "24"), _OURS, _QUIET),
    _limit("messages.quiet_until", N_("Quiet hours end"), _HOUR, ("7", "0", "9"), _OURS, _QUIET),
    _limit("messages.before", N_("First reminder before a due date"), _DAYS, ("7", "3", "30"),
           _OURS, _REMINDS),
    _limit("messages.eve", N_("Last reminder before a due date"), _DAYS, ("1", "0", "2"), _OURS,
           _REMINDS),
    _limit("messages.after", N_("First reminder after a due date"), _DAYS, ("1", "1", "6"), _OURS,
           _REMINDS),
    _limit("messages.again", N_("Second reminder after a due date"), _DAYS, ("7", "7", "60"), _OURS,
           _REMINDS),
    _limit("messages.cliff", N_("Warning before a clock in hours or a firm's last moment ends"),
           N_("hours"), ("24", "1", "72"), _OURS, N_("The doer is told at once, at night too.")),
    _limit("messages.up_overdue", N_("Overdue work is told one level up"), _DAYS, ("3", "1", "60"),
           _OURS, _UPWARDS),
    _limit("messages.up_stale", N_("Work without progress is told one level up"), _DAYS,
           ("10", "1", "90"), _OURS, _UPWARDS),
)  # fmt: skip
_ASSUMED = N_("Assumption; replace it by what is known")
_ROADS = N_("It turns straight lines into minutes and is printed beside every figure of reach.")
REACH = (
    _limit("reach.detour", N_("Road over straight line"), N_("times"), ("1.3", "1", "2"), _ASSUMED,
           _ROADS, whole=False),
    _limit("reach.machine", N_("Patients a dialysis machine serves"), N_("people"), ("4", "1", "8"),
           N_("Two shifts a day, three sessions a week: four patients a machine"),
           N_("It tells whether a town is blank, transitional or saturated.")),
    _limit("reach.open_house", N_("Cost of a service at an existing facility"), N_("×10,000 yuan"),
           ("120", "1", "5000"), _ASSUMED, N_("It is the price of a site in the budget variant.")),
    _limit("reach.open_new", N_("Cost of a service at a new place"), N_("×10,000 yuan"),
           ("300", "1", "9000"), _ASSUMED, N_("It is the price of a site in the budget variant.")),
)  # fmt: skip

_ORDER = N_("Order no. 2 of 2021 on designated institutions")
_SUPPOSED = N_("Assumption, shown beside every figure made with it")
_CLOCKED = N_("The clock of a designation; its page shows article and certainty.")
_WORKDAYS, _MONTHS = N_("workdays"), N_("months")
_SMALL = N_("Mental health law, art. 4; small-cell rule; the threshold is our own")
_WITHHELD = N_("Below it a count is not kept, nor one from which it would follow.")
DESIGNATION = (
    _limit("designation.missing", N_("Workdays to say once what an application lacks (art. 8)"),
           _WORKDAYS, ("5", "1", "20"), _ORDER, _CLOCKED),
    _limit("designation.evaluation", N_("Months for the evaluation (art. 9)"), _MONTHS,
           ("3", "1", "12"), _ORDER, _CLOCKED),
    _limit("designation.notice", N_("Days of public notice of the proposed list"), _DAYS,
           ("7", "1", "30"), N_("Local rules; to be verified"), _CLOCKED),
    _limit("designation.agreement", N_("Months an agreement holds (art. 10)"), _MONTHS,
           ("12", "1", "36"), _ORDER, _CLOCKED),
    _limit("designation.renewal", N_("Months before its end to ask for renewal (art. 41)"),
           _MONTHS, ("3", "1", "6"), _ORDER, _CLOCKED),
    _limit("designation.change", N_("Workdays to tell a change (art. 40)"), _WORKDAYS,
           ("30", "5", "60"), _ORDER, _CLOCKED),
    _limit("designation.suspension", N_("Days a suspension lasts at most"), _DAYS,
           ("180", "1", "365"), N_("Practice of agreements; fairly sure"), _CLOCKED),
    _limit("designation.again", N_("Months before a failed case is evaluated again (art. 9)"),
           _MONTHS, ("3", "1", "12"), _ORDER, _CLOCKED),
    _limit("designation.barred", N_("Months without application after failing twice (art. 9)"),
           _MONTHS, ("12", "1", "36"), _ORDER, _CLOCKED),
    _limit("designation.operating", N_("Months a new institution has operated (art. 6)"), _MONTHS,
           ("3", "0", "24"), _ORDER, N_("Below it a new institution cannot apply.")),
    _limit("designation.minutes", N_("Minutes within which people count as near"),
           N_("minutes of time"), ("30", "5", "120"), _SUPPOSED, N_("Used in the density report.")),
    _limit("designation.speed", N_("Speed on township roads"), N_("km/h"), ("40", "10", "80"),
           _SUPPOSED, N_("Used in the density report.")),
    _limit("designation.rate_dialysis", N_("People on dialysis among 1,000 insured"),
           N_("people"), ("0.6", "0.1", "3"), _SUPPOSED, N_("Used in the density report."),
           whole=False),
    _limit("designation.rate_psychiatric", N_("Severe mental disorder among 1,000 insured"),
           N_("people"), ("4.5", "0.5", "20"), _SUPPOSED, N_("Used in the density report."),
           whole=False),
    _limit("designation.told_town", N_("People in need of a town from which on they are told"),
           N_("people"), ("5", "5", "100"), _SMALL, _WITHHELD),
    _limit("designation.told_psychiatric",
           N_("People in psychiatric need of a town from which on they are told"),
           N_("people"), ("10", "10", "100"), _SMALL, _WITHHELD),
    _limit("designation.rate_care", N_("Severely disabled people among 1,000 insured"),
           N_("people"), ("3", "0.5", "30"), _SUPPOSED, N_("Used in the density report."),
           whole=False),
)  # fmt: skip

COMMITMENTS = (
    _limit("commitments.sign", N_("Signing for a commitment, or objecting"), N_("workdays"),
           ("2", "1", "10"), _ROAD, _STUCK),
    _limit("commitments.objection_content", N_("Deciding an objection to the content"),
           N_("workdays"), ("3", "1", "15"), _ROAD, _STUCK),
    _limit("commitments.objection_duty", N_("Deciding an objection of duty"),
           N_("workdays"), ("3", "1", "15"), _ROAD, _STUCK),
    _limit("commitments.objection_time", N_("Deciding an objection to the time limit"),
           N_("workdays"), ("2", "1", "15"), _OWN, _STUCK),
    _limit("commitments.objection_not_listed",
           N_("Deciding an objection that it is on no duty list"),
           N_("workdays"), ("5", "1", "30"), _OWN, _STUCK),
    _limit("commitments.submit", N_("Putting a coordination before a leader"), N_("workdays"),
           ("2", "1", "10"), _OWN, _STUCK),
    _limit("commitments.check", N_("Checking what was reported done"), N_("workdays"),
           ("10", "1", "30"), _OWN, _STUCK),
    _limit("commitments.review", N_("Written conclusion after a second “no”"), _DAYS,
           ("15", "3", "60"), _OWN, _STUCK),
    _limit("commitments.overdue", N_("Days overdue after which it counts as stuck"), _DAYS,
           ("10", "0", "60"), _OWN, _STUCK),
    _limit("commitments.grey", N_("Days grey after which it counts as stuck"), _DAYS,
           ("14", "0", "90"), _OWN, _STUCK),
    _limit("commitments.extensions", N_("Extensions of one commitment"), N_("times"),
           ("2", "0", "5"), N_("Practice of supervision: once or twice at most"),
           N_("Afterwards none is granted.")),
    _limit("commitments.silence", N_("Days people have to answer"), _DAYS,
           ("30", "7", "90"), _OWN, N_("Afterwards silence is counted as silence.")),
)  # fmt: skip
LIGHTS = (
    _limit("lights.amber_days", N_("Days before the date from which it is due soon"), _DAYS,
           ("7", "1", "30"), _LAMPS, _LIT),
    _limit("lights.amber_share", N_("Due soon at most this share of the whole time"),
           N_("percent"), ("20", "1", "50"), _LAMPS, _LIT),
    _limit("lights.grey_days", N_("Days after a missed stage without progress"), _DAYS,
           ("7", "1", "60"), _OWN, _LIT),
    _limit("lights.legal", N_("A legal limit that is late"), _SEVERITY, ("2", "0", "2"), _OWN, _LIT),
    _limit("lights.cliff", N_("A firm's own last moment that has passed"), _SEVERITY,
           ("2", "0", "2"), _OWN, _LIT),
    _limit("lights.step", N_("A limit of a step that is late (signing, objection, check …)"),
           _SEVERITY, ("1", "0", "2"), _OWN, _LIT),
)  # fmt: skip

_KEPT = N_("Decision 0035; logs at least six months (Cybersecurity Law)")
_ENDS = N_("Afterwards the daily step deletes it or makes it unreadable.")
KEEPING = (
    _limit("keep.served", N_("Names of persons served are kept after closing"), _DAYS,
           ("730", "180", "3650"), _KEPT, _ENDS),
    _limit("keep.people", N_("Names of people who left are kept"), _DAYS, ("1095", "365", "3650"),
           _KEPT, _ENDS),
    _limit("keep.letters", N_("Mail that was sent is kept"), _DAYS, ("180", "180", "1095"), _KEPT,
           _ENDS),
    _limit("keep.messages", N_("Messages are kept"), _DAYS, ("400", "180", "1095"), _KEPT, _ENDS),
    _limit("keep.jobs", N_("Jobs done are kept"), _DAYS, ("190", "180", "1095"), _KEPT, _ENDS),
    _limit("keep.complaints", N_("What came in by the public face is kept"), _DAYS,
           ("730", "180", "1825"), _KEPT, _ENDS),
)  # fmt: skip

#: All limits, in the order of their page.
BURDEN = (
    _limit("burden.empty", N_("A field of a form is proposed for deletion when empty in more than"),
           N_("percent"), ("90", "50", "99"), _OWN,
           N_("Whoever asks for the field says why it is kept, or drops it.")),
)  # fmt: skip

LIMITS: tuple[Limit, ...] = (
    *GATE, *LOAD, *PACK, *CASEFILES, *MEASURES, *COMMITMENTS, *LIGHTS, *MESSAGES, *DESIGNATION,
    *REACH, *KEEPING, *SAMPLES, *BURDEN)  # fmt: skip
BY_CODE = {one.code: one for one in LIMITS}


#: Limits of care near home: the insurance branch sets its own.
_CARE = ("designation.", "reach.")


def action_of(code: str) -> str:
    """The permission to change a limit: the branch's own for care near home.

    >>> action_of("designation.missing"), action_of("gate.people")
    ('limits.care', 'limits.change')
    """
    return "limits.care" if code.startswith(_CARE) else "limits.change"


def default(code: str) -> Decimal:
    """What holds where a county set nothing. Raises KeyError for an unknown code."""
    return BY_CODE[code].default


def whole(code: str) -> int:
    """The default of a limit in whole numbers."""
    return int(BY_CODE[code].default)


def trimmed(value: Decimal) -> Decimal:
    """The same value without superfluous zeros.

    >>> str(trimmed(Decimal("80.00"))), str(trimmed(Decimal("0.50")))
    ('80', '0.5')
    """
    return value.quantize(Decimal(1)) if value == value.to_integral_value() else value.normalize()


def check(limit: Limit, value: Decimal, reason: str, held: Decimal) -> Iterator[Refusal]:
    """Why a value cannot be set: out of bounds, in parts, without a reason, or nothing new."""
    if not limit.lowest <= value <= limit.highest:
        yield Refusal(
            "limits.bounds",
            N_("“{title}” may be {lowest} to {highest}; {value} is outside."),
            {"title": limit.title, "lowest": limit.lowest, "highest": limit.highest,
             "value": trimmed(value)},
            field="value",
        )  # fmt: skip
    elif limit.whole and value != int(value):
        yield Refusal(
            "limits.whole",
            N_("“{title}” takes whole numbers only; {value} is none."),
            {"title": limit.title, "value": trimmed(value)},
            field="value",
        )
    elif value == held:
        said = {"value": trimmed(value)}
        yield Refusal("limits.same", N_("{value} holds already."), said, field="value")
    if not reason.strip():
        yield Refusal("limits.reason", N_("Say why the limit is changed."), field="reason")
