"""How alike two meetings are, with each fact that makes them so in words.

Pure: Chinese titles are compared by pairs of neighbouring characters, facts by equality. A meeting
counts as alike where matter is shared (problems, or words of title and goals) and the facts weigh
enough together; the same theme or units alone make none.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date

from yiteng.rules.gate.wording import ACTIVITIES
from yiteng.rules.words import N_, Several

#: Days between two meetings that count as “about the same time”.
NEAR = 21
#: Share of common character pairs from which words count, and from which they weigh double.
SOME, MOST = 0.3, 0.6
#: Points from which two meetings are alike, and how many are shown at most.
ENOUGH, SHOWN = 3, 5
#: Words every meeting has in its title; they make none alike.
_COMMON = re.compile(
    r"全区|区委|区政府|示例镇|工作|会议|大会|推进会|调度会|动员会|座谈会|专题会|会|的|和|及|与|暨|\d+|年|月"
)
_LATIN, _HANZI = re.compile(r"[a-z]{3,}"), re.compile(r"[\u4e00-\u9fff]+")
_GROUPS = re.compile(r"[、，,；;/\n]+")


@dataclass(frozen=True, slots=True)
class Proposal:
    """A meeting as it is compared. problems: id → title; units: id → name; invited: groups.

    title and goals are what is compared in words; wanted_on: the day wanted or held.
    """

    key: str
    title: str
    goals: tuple[str, ...] = ()
    theme: str = ""
    problems: dict[int, str] = field(default_factory=dict)
    units: dict[int, str] = field(default_factory=dict)
    invited: str = ""
    wanted_on: date | None = None


@dataclass(frozen=True, slots=True)
class Because:
    """One reason why two meetings look alike: sentence with its values, and its points."""

    sentence: str
    params: Mapping[str, object]
    points: int


@dataclass(frozen=True, slots=True)
class Alike:
    """Another meeting that looks alike, why, and how much in all."""

    other: Proposal
    because: tuple[Because, ...]

    @property
    def points(self) -> int:
        """The sum of what each reason weighs."""
        return sum(one.points for one in self.because)


def pairs(text: str) -> frozenset[str]:
    """Pairs of neighbouring Chinese characters and whole Latin words, common words aside.

    >>> sorted(pairs("全区冷链大会"))
    ['冷链']
    """
    bare = _COMMON.sub(" ", text.lower())
    found = {run[n : n + 2] for run in _HANZI.findall(bare) for n in range(len(run) - 1)}
    return frozenset(found - set(ACTIVITIES)) | frozenset(_LATIN.findall(bare))


def closeness(one: frozenset[str], other: frozenset[str]) -> float:
    """Common pairs over the smaller set (0 to 1): a short title may lie within a long one."""
    least = min(len(one), len(other))
    return len(one & other) / least if least else 0.0


def alike(mine: Proposal, others: Iterable[Proposal]) -> tuple[Alike, ...]:
    """The meetings that look like this one, most alike first, at most `SHOWN`."""
    words = _words(mine)
    found = [
        Alike(other, because)
        for other in others
        if other.key != mine.key and (because := _because(mine, words, other))
    ]
    found.sort(key=lambda one: (-one.points, one.other.key))
    return tuple(found[:SHOWN])


def _because(mine: Proposal, words: frozenset[str], other: Proposal) -> tuple[Because, ...]:
    matter = (*_problems(mine, other), *_terms(words, other))
    if not matter:
        return ()
    reasons = (*matter, *_theme(mine, other), *_units(mine, other), *_days(mine, other),
               *_people(mine, other))  # fmt: skip
    return reasons if sum(one.points for one in reasons) >= ENOUGH else ()


def _problems(mine: Proposal, other: Proposal) -> list[Because]:
    shared = [title for key, title in mine.problems.items() if key in other.problems]
    if not shared:
        return []
    params = {"problems": Several(shared)}
    return [Because(N_("Both treat: {problems}"), params, 2 + min(len(shared), 3))]


def _terms(words: frozenset[str], other: Proposal) -> list[Because]:
    theirs = _words(other)
    share = closeness(words, theirs)
    if share < SOME or len(words & theirs) < 2:
        return []
    params = {"terms": Several(_joined(words & theirs))}
    return [Because(N_("Title and goals share: {terms}"), params, 3 if share >= MOST else 2)]


def _theme(mine: Proposal, other: Proposal) -> list[Because]:
    if not mine.theme or mine.theme != other.theme:
        return []
    return [Because(N_("Same field of work: {theme}"), {"theme": mine.theme}, 1)]


def _units(mine: Proposal, other: Proposal) -> list[Because]:
    shared = [name for key, name in mine.units.items() if key in other.units]
    return [Because(N_("Same units: {units}"), {"units": Several(shared)}, 1)] if shared else []


def _days(mine: Proposal, other: Proposal) -> list[Because]:
    if mine.wanted_on is None or other.wanted_on is None:
        return []
    apart = abs((mine.wanted_on - other.wanted_on).days)
    return [Because(N_("{days} days apart"), {"days": apart}, 1)] if apart <= NEAR else []


def _people(mine: Proposal, other: Proposal) -> list[Because]:
    mine_of, theirs = groups(mine.invited), set(groups(other.invited))
    shared = [one for one in mine_of if one in theirs]
    return [Because(N_("Same people invited: {groups}"), {"groups": Several(shared)}, 1)] if shared else []  # fmt: skip


def groups(invited: str) -> tuple[str, ...]:
    """The groups somebody invited, as listed.

    >>> groups("镇街主要负责人、村书记")
    ('镇街主要负责人', '村书记')
    """
    return tuple(one.strip() for one in _GROUPS.split(invited) if one.strip())


def _words(of: Proposal) -> frozenset[str]:
    return pairs(" ".join((of.title, *of.goals)))


def _joined(shared: frozenset[str]) -> list[str]:
    """Pairs that overlap are said as one word; longest first, at most four."""
    left, found = set(shared), []
    while left:
        run = min(left)
        left.discard(run)
        while grown := next((p for p in sorted(left) if len(p) == 2 and p[0] == run[-1]), ""):
            run += grown[1]
            left.discard(grown)
        while grown := next((p for p in sorted(left) if len(p) == 2 and p[1] == run[0]), ""):
            run = grown[0] + run
            left.discard(grown)
        found.append(run)
    return sorted(found, key=lambda one: (-len(one), one))[:4]
