"""Attendance by post: what may be said of a post invited to a sitting, and what it counts.

Source: usual practice of official minutes (出席、列席、请假), posts instead of names.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from yiteng.rules.refusal import Refusal
from yiteng.rules.words import N_

PRESENT, SUBSTITUTE, EXCUSED, ABSENT = "present", "substitute", "excused", "absent"
#: Codes with their words, in the order of the form.
CAME = (
    (PRESENT, N_("present")),
    (SUBSTITUTE, N_("by substitute")),
    (EXCUSED, N_("excused")),
    (ABSENT, N_("absent")),
)
#: Longest word beside a post, in characters.
WORD = 60


@dataclass(frozen=True, slots=True)
class Sat:
    """What is said of one post. post: its key; unit: its unit's key; came: a code or empty."""

    post: int
    unit: int
    title: str
    came: str = ""
    word: str = ""
    listens: bool = False


@dataclass(frozen=True, slots=True)
class Count:
    """How many posts of a unit were invited and came, substitutes among them, or were excused."""

    invited: int
    attended: int
    substitutes: int
    excused: int


def reasons(said: Iterable[Sat]) -> Iterator[Refusal]:
    """All that is wrong with what is said; field: the word or the choice of the post."""
    for one in said:
        if one.came and one.came not in dict(CAME):
            yield Refusal(
                "meeting.seat_came",
                N_("“{post}”: choose present, by substitute, excused or absent."),
                {"post": one.title},
                field=f"came-{one.post}",
            )
        if one.came == SUBSTITUTE and not one.word:
            yield Refusal(
                "meeting.seat_substitute",
                N_("“{post}”: say which post came for it."),
                {"post": one.title},
                field=f"word-{one.post}",
            )
        if one.came == EXCUSED and not one.word:
            yield Refusal(
                "meeting.seat_excused",
                N_("“{post}”: say in a word why it was excused."),
                {"post": one.title},
                field=f"word-{one.post}",
            )
        if len(one.word) > WORD:
            yield Refusal(
                "meeting.seat_long",
                N_("“{post}”: at most {n} characters."),
                {"post": one.title, "n": WORD},
                field=f"word-{one.post}",
            )


def typed_already(unit: str) -> Refusal:
    """A unit is counted once: by its posts, or by a figure that was typed."""
    return Refusal(
        "meeting.seat_typed",
        N_(
            "“{unit}” would be counted twice: by its posts and by a typed figure. "
            "Take one of them out first."
        ),
        {"unit": unit},
        field="unit",
    )


def counted_from_posts() -> Refusal:
    """What is counted is not typed over."""
    return Refusal(
        "meeting.from_posts",
        N_("This figure is counted from the posts recorded; change it on the page of the posts."),
    )


def counts(said: Iterable[Sat]) -> dict[int, Count]:
    """The figures of each unit, in the order the units first appear."""
    by_unit: dict[int, list[str]] = {}
    for one in said:
        by_unit.setdefault(one.unit, []).append(one.came)
    return {
        unit: Count(
            len(came),
            came.count(PRESENT) + came.count(SUBSTITUTE),
            came.count(SUBSTITUTE),
            came.count(EXCUSED),
        )
        for unit, came in by_unit.items()
    }
