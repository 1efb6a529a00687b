"""Attendance by post as pages and papers read it: lines of the form, lists of the minutes."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django.http import Http404, QueryDict

from yiteng.meetings.models import Meeting, Seat, Session
from yiteng.people.models import Post
from yiteng.rules.refusal import Refusal
from yiteng.rules.roles import ADMINS
from yiteng.rules.seats import ABSENT, EXCUSED, PRESENT, SUBSTITUTE
from yiteng.rules.words import N_

#: So many posts stand below the table at once; the others are found by words.
SHOWN = 60
#: The line of the units that run the installation.
INSTALLATION = "installation"
#: Said of a post that is taken off the list of those invited.
OUT = "out"
#: The lists of the minutes in their order: code and words.
LISTS = (
    ("attended", N_("Present at the meeting")),
    ("listens", N_("Sat in on the meeting")),
    (EXCUSED, N_("Excused from the meeting")),
    (ABSENT, N_("Absent from the meeting")),
)


@dataclass(frozen=True, slots=True)
class Line:
    """A post in the table of the form. why: what was refused of it."""

    seat: Seat
    why: list[Refusal]


def seats(meeting: Meeting) -> list[Seat]:
    """All posts recorded of a meeting, those of the whole meeting first; one query."""
    found = Seat.objects.filter(meeting=meeting).select_related("session")
    return sorted(found, key=lambda one: (one.session_id or 0, one.position, one.pk))


def sitting(meeting: Meeting, key: int) -> Session | None:
    """A sitting of a loaded meeting; None for the whole meeting (0). Raises Http404."""
    if not key:
        return None
    found = next((one for one in meeting.sessions.all() if one.pk == key), None)
    if found is None:
        raise Http404
    return found


def typed(said: QueryDict) -> list[Seat]:
    """The posts of the form as they were typed; those taken off the list are left out."""
    keys = dict.fromkeys(key for key in said.getlist("posts") if key.isascii() and key.isdigit())
    return [
        Seat(
            post_id=int(key),
            came=said.get(f"came-{key}", ""),
            word=said.get(f"word-{key}", "").strip(),
            listens=f"listens-{key}" in said,
        )
        for key in keys
        if said.get(f"came-{key}") != OUT
    ]


def posts(county: int) -> list[Post]:
    """The posts of the county in the order of their units; two queries."""
    found = Post.objects.filter(unit__county=county).select_related("unit")
    found = found.prefetch_related("roles")
    return list(found.order_by("unit__order", "unit_id", "order", "id"))


def invitable(known: Iterable[Post], words: str) -> list[Post]:
    """The posts one may invite whose unit or title holds the words.

    Posts that run the installation (its administrators) and those of units that ended are none.
    """
    return [
        post for post in known
        if post.unit.valid_to is None
        and post.unit.line != INSTALLATION
        and not ADMINS & {held.role for held in post.roles.all()}
        and (words in post.title or words in post.unit.name)
    ]  # fmt: skip


def lines(rows: Iterable[Seat], known: Iterable[Post], refused: Iterable[Refusal]) -> list[Line]:
    """The lines of the table in the order of the posts, each with what was refused of it."""
    by_post = {row.post_id: row for row in rows}
    why: dict[str, list[Refusal]] = {}
    for one in refused:
        why.setdefault(one.field.rpartition("-")[2] if one.field else "", []).append(one)
    found = []
    for post in known:
        if row := by_post.get(post.pk):
            row.title = row.title or f"{post.unit.name} · {post.title}"
            found.append(Line(row, why.get(str(post.pk), [])))
    return found


def listed(rows: Iterable[Seat]) -> dict[str, tuple[str, ...]]:
    """The posts of one sitting by the code of their list (`LISTS`), empty lists left out."""
    told: dict[str, list[str]] = {code: [] for code, _words in LISTS}
    for row in rows:
        if row.came in (PRESENT, SUBSTITUTE):
            told["listens" if row.listens else "attended"].append(called(row))
        elif row.came:
            told[row.came].append(called(row))
    return {code: tuple(names) for code, names in told.items() if names}


def called(row: Seat) -> str:
    """The post as a paper calls it, with who came for it; never why it was excused."""
    name = str(row.title.rpartition(" · ")[2])
    return f"{name}（{row.word}代）" if row.came == SUBSTITUTE else name
