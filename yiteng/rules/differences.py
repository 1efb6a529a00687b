"""What changed between two texts, and two changed texts made one without losing a word.

Chinese prose has no words to split at, so texts are compared sentence by sentence, and where a
sentence was changed, character by character. The three-way merge is that of diff3 (Khanna, Kunal,
Pierce 2007) over sentences: what only one side touched is taken from it, what both touched alike
is taken once, and what both touched differently is a conflict that keeps both.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Literal

#: A sentence with the signs that end it, or an end of line.
_SENTENCE = re.compile(r"[^。！？；!?;\n]*[。！？；!?;]+[”’」』）)]*|[^。！？；!?;\n]+|\n")
#: From this likeness on a changed sentence is shown character by character.
ALIKE = 0.5


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a difference: text that stayed, went or came."""

    kind: Literal["same", "gone", "new"]
    text: str


@dataclass(frozen=True, slots=True)
class Conflict:
    """Where both changed the same sentences: what stood there, and what each made of it."""

    base: str
    mine: str
    theirs: str


@dataclass(frozen=True, slots=True)
class Merged:
    """The result of a merge, in order: texts that are settled, and conflicts."""

    parts: tuple[str | Conflict, ...]

    @property
    def conflicts(self) -> tuple[Conflict, ...]:
        """What people have to settle, in order."""
        return tuple(part for part in self.parts if isinstance(part, Conflict))

    @property
    def text(self) -> str:
        """The whole text; in a conflict theirs stands before mine, and nothing is left out."""
        return "".join(
            part if isinstance(part, str) else _both(part.theirs, part.mine) for part in self.parts
        )


def sentences(text: str) -> list[str]:
    """The text in sentences and line ends; joined they are the text again."""
    return _SENTENCE.findall(text.replace("\r\n", "\n"))


def difference(old: str, new: str) -> list[Piece]:
    """What stayed, went and came, in the order of reading.

    The same and the gone pieces joined are ``old``, the same and the new ones ``new``.
    """
    before, after = sentences(old), sentences(new)
    pieces: list[Piece] = []
    for tag, i, j, k, m in _matcher(before, after).get_opcodes():
        one, other = "".join(before[i:j]), "".join(after[k:m])
        if tag == "equal":
            pieces.append(Piece("same", one))
        else:
            pieces += _changed(one, other)
    return _joined(pieces)


def merge(base: str, mine: str, theirs: str) -> Merged:
    """Two texts that both began as ``base``, made one."""
    old, left, right = sentences(base), sentences(mine), sentences(theirs)
    parts: list[str | Conflict] = []
    for a, b, c in _chunks(old, left, right):
        one, other, third = "".join(a), "".join(b), "".join(c)
        if other == third or third == one:
            parts.append(other)
        elif other == one:
            parts.append(third)
        else:
            parts.append(Conflict(one, other, third))
    return Merged(tuple(part for part in parts if part != ""))


def _chunks(
    old: Sequence[str], left: Sequence[str], right: Sequence[str]
) -> Iterator[tuple[Sequence[str], Sequence[str], Sequence[str]]]:
    """Stretches between sentences that all three have, and those sentences themselves."""
    to_left, to_right = _stayed(old, left), _stayed(old, right)
    i = j = k = 0
    for n in range(len(old)):
        if n not in to_left or n not in to_right:
            continue
        m, p = to_left[n], to_right[n]
        yield old[i:n], left[j:m], right[k:p]
        yield old[n : n + 1], left[m : m + 1], right[p : p + 1]
        i, j, k = n + 1, m + 1, p + 1
    yield old[i:], left[j:], right[k:]


def _stayed(old: Sequence[str], new: Sequence[str]) -> dict[int, int]:
    """Which sentences of the old text stand where in the new one."""
    blocks = _matcher(old, new).get_matching_blocks()
    return {a + n: b + n for a, b, size in blocks for n in range(size)}


def _matcher(one: Sequence[str], other: Sequence[str]) -> SequenceMatcher[str]:
    return SequenceMatcher(None, one, other, autojunk=False)


def _changed(old: str, new: str) -> list[Piece]:
    found = SequenceMatcher(None, old, new, autojunk=False)
    if not old or not new or found.ratio() < ALIKE:
        return [Piece("gone", old), Piece("new", new)]
    pieces = []
    for tag, i, j, k, m in found.get_opcodes():
        if tag == "equal":
            pieces.append(Piece("same", old[i:j]))
        else:
            pieces += [Piece("gone", old[i:j]), Piece("new", new[k:m])]
    return pieces


def _joined(pieces: Sequence[Piece]) -> list[Piece]:
    """Without empty pieces; neighbours of a kind as one."""
    out: list[Piece] = []
    for piece in pieces:
        if not piece.text:
            continue
        if out and out[-1].kind == piece.kind:
            out[-1] = Piece(piece.kind, out[-1].text + piece.text)
        else:
            out.append(piece)
    return out


def _both(first: str, second: str) -> str:
    """Both texts; on lines of their own where they would run into each other."""
    if first and second and not first.endswith("\n"):
        return f"{first}\n{second}"
    return first + second
