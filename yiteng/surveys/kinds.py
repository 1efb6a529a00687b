"""From what was typed to an answer as it is kept: one function a kind of question."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from datetime import date, time
from decimal import Decimal, InvalidOperation

from yiteng.rules.words import N_
from yiteng.surveys.questions import Choice

Reader = Callable[[str, Sequence[Choice]], str]
_DAY = re.compile(r"(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?(?:[ T]00:00(?::00)?)?")
_CLOCK = re.compile(r"(\d{1,2})[:：](\d{2})(?::\d{2}.*)?")
_BETWEEN = re.compile(r"[、，,;；\n]+")
_WIDE = str.maketrans("０１２３４５６７８９．－", "0123456789.-")
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f\ufffe\uffff]")
#: The longest text, in characters.
LONGEST = 4000


class Unfitting(ValueError):
    """What was typed is no answer of this kind; sentence: message id with ``{typed}``."""

    def __init__(self, sentence: str) -> None:
        self.sentence = sentence
        super().__init__(sentence)


def text(typed: str, choices: Sequence[Choice]) -> str:
    """Words as they were typed."""
    if len(typed) > LONGEST:
        raise Unfitting(N_("The answer is longer than 4 000 characters. Shorten it."))
    return _CONTROL.sub("", typed)


def integer(typed: str, choices: Sequence[Choice]) -> str:
    """A whole number."""
    plain = typed.translate(_WIDE).replace(",", "")
    if not re.fullmatch(r"[-+]?\d{1,18}(\.0+)?", plain):
        raise Unfitting(N_("“{typed}” is no whole number. Write figures only, such as 12."))
    return str(int(Decimal(plain)))


def decimal(typed: str, choices: Sequence[Choice]) -> str:
    """A number with or without a point."""
    try:
        found = Decimal(typed.translate(_WIDE).replace(",", ""))
    except InvalidOperation as error:
        raise Unfitting(N_("“{typed}” is no number. Write figures only, such as 3.5.")) from error
    if not found.is_finite() or len(format(found, "f")) > 30:
        raise Unfitting(N_("“{typed}” is no number. Write figures only, such as 3.5."))
    plain = format(found, "f")
    return plain.rstrip("0").rstrip(".") if "." in plain else plain


def day(typed: str, choices: Sequence[Choice]) -> str:
    """A date, ISO.

    >>> day("2023年3月1日", ())
    '2023-03-01'
    """
    found = _DAY.fullmatch(typed.translate(_WIDE)) or re.fullmatch(
        r"(\d{4})-(\d{2})-(\d{2})T.*", typed
    )
    try:
        return date(*(int(part) for part in found.groups())).isoformat() if found else _no_day()
    except ValueError:
        return _no_day()


def _no_day() -> str:
    raise Unfitting(N_("“{typed}” is no date. Write it as 2023-03-01."))


def clock(typed: str, choices: Sequence[Choice]) -> str:
    """A time of day, such as 16:00."""
    found = _CLOCK.fullmatch(typed)
    try:
        if found is None:
            raise ValueError
        return time(int(found.group(1)), int(found.group(2))).isoformat("minutes")
    except ValueError as error:
        raise Unfitting(N_("“{typed}” is no time. Write it as 16:00.")) from error


def moment(typed: str, choices: Sequence[Choice]) -> str:
    """A date with a time."""
    first, _space, second = typed.replace("T", " ").partition(" ")
    return f"{day(first, choices)}T{clock(second or '00:00', choices)}"


def one(typed: str, choices: Sequence[Choice]) -> str:
    """One choice, by its name or its words."""
    found = _named(typed, choices)
    if found is None:
        raise Unfitting(N_("“{typed}” is not among the choices. Choose one of the list."))
    return found


def several(typed: str, choices: Sequence[Choice]) -> str:
    """Several choices, by names with spaces between or by words with 、 between."""
    whole = _named(typed, choices)
    parts = _BETWEEN.split(typed) if _BETWEEN.search(typed) else typed.split()
    found = [whole] if whole else [_named(part.strip(), choices) for part in parts if part.strip()]
    if not found or None in found:
        raise Unfitting(N_("“{typed}” is not among the choices. Choose from the list, with 、 "
                           "between several."))  # fmt: skip
    order = [c.name for c in choices]
    return " ".join(sorted({f for f in found if f}, key=order.index))


def _named(typed: str, choices: Sequence[Choice]) -> str | None:
    for choice in choices:
        if typed in (choice.name, choice.label):
            return choice.name
    return None


def file(typed: str, choices: Sequence[Choice]) -> str:
    """The name of a photo."""
    return typed[:250]


def place(typed: str, choices: Sequence[Choice]) -> str:
    """A point: latitude, longitude, then height and accuracy where known."""
    parts = re.split(r"[\s,，]+", typed.strip())
    try:
        numbers = [float(part) for part in parts]
        fits = 2 <= len(numbers) <= 4 and abs(numbers[0]) <= 90 and abs(numbers[1]) <= 180
    except ValueError:
        fits = False
    if not fits:
        raise Unfitting(
            N_("“{typed}” is no point. Write latitude and longitude, such as 36.5 117.8.")
        )
    return " ".join([*parts, "0", "0"][:4]) if len(parts) == 2 else " ".join(parts)


def seen(typed: str, choices: Sequence[Choice]) -> str:
    """A box that was ticked."""
    return "OK"


KINDS: dict[str, Reader] = {
    "text": text, "integer": integer, "decimal": decimal, "date": day, "time": clock,
    "dateTime": moment, "select_one": one, "select_multiple": several, "image": file,
    "geopoint": place, "acknowledge": seen,
}  # fmt: skip
