"""What a rule, a test and a verdict are."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from yiteng.rules.gate.dossier import Dossier
from yiteng.rules.gate.thresholds import DEFAULT, Thresholds
from yiteng.rules.refusal import Refusal, Severity


@dataclass(frozen=True, slots=True)
class Hit:
    """Where a rule strikes: values for its sentence, and the field that mends it.

    field: ``goals``, ``items``, ``papers``, ``problems``, ``prescriptions``, ``opinions`` or
    ``words`` (the application's own); one row of these, such as ``goals-7``; or a column of that
    row, such as ``goals-7-due_on`` and ``words-days``. Pages link it.
    """

    field: str
    params: Mapping[str, object]


Check = Callable[[Dossier, Thresholds], Iterable[Hit]]


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule: code, its test, red or amber, the sentence, where it comes from, the check."""

    code: str
    test: str
    severity: Severity
    sentence: str
    origin: str
    check: Check

    def apply(self, dossier: Dossier, thresholds: Thresholds) -> tuple[Refusal, ...]:
        """Every reason this rule gives, none where the dossier keeps it."""
        return tuple(
            Refusal(f"gate.{self.code}", self.sentence, hit.params, self.severity, hit.field)
            for hit in self.check(dossier, thresholds)
        )


@dataclass(frozen=True, slots=True)
class Test:
    """One of the four: code, title and question (message ids), its rules."""

    __test__ = False

    code: str
    title: str
    question: str
    rules: tuple[Rule, ...]


@dataclass(frozen=True, slots=True)
class Outcome:
    """A test with every reason it found."""

    test: Test
    reasons: tuple[Refusal, ...]

    @property
    def passed(self) -> bool:
        """True where nothing red is left; warnings may remain."""
        return not any(reason.blocks for reason in self.reasons)


@dataclass(frozen=True, slots=True)
class Verdict:
    """What the four tests say; outside their scope there are no outcomes.

    applies: whether the tests apply to this type of meeting; rules: version of the rule set;
    thresholds: the limits it was judged by.
    """

    applies: bool
    rules: str
    outcomes: tuple[Outcome, ...] = ()
    thresholds: Thresholds = DEFAULT

    @property
    def reasons(self) -> tuple[Refusal, ...]:
        """All reasons of all tests at once."""
        return tuple(reason for outcome in self.outcomes for reason in outcome.reasons)

    @property
    def red(self) -> tuple[Refusal, ...]:
        """The reasons that block."""
        return tuple(reason for reason in self.reasons if reason.blocks)

    @property
    def amber(self) -> tuple[Refusal, ...]:
        """The reasons that warn."""
        return tuple(reason for reason in self.reasons if not reason.blocks)

    @property
    def passed(self) -> bool:
        """True where no test has a red reason."""
        return not self.red


def lacking(*pairs: tuple[object, str]) -> tuple[str, ...]:
    """The names of what is empty: pairs of (value, name as message id).

    >>> lacking((None, "date"), ("mine", "owner"))
    ('date',)
    """
    return tuple(name for value, name in pairs if value in (None, "", False, 0))


def first_lacking(*pairs: tuple[object, str]) -> str:
    """The column of the first empty value, empty where none is: pairs of (value, column).

    >>> first_lacking(("mine", "owner"), (None, "due_on"))
    'due_on'
    """
    return next((column for value, column in pairs if value in (None, "", False, 0)), "")
