"""The verdict is repeated on convening, by the limits of that day."""

from __future__ import annotations

from decimal import Decimal

import pytest

from yiteng.gate.tests.papers import approved
from yiteng.limits import actions as limits
from yiteng.meetings import actions
from yiteng.rules.refusal import Refused


def test_convening_is_judged_by_the_limits_of_that_day(world):
    application = approved(world)
    limits.change("gate.independent", Decimal(3), reason="提高", actor=world.sun, at=world.now)
    with pytest.raises(Refused) as refused:
        actions.convene([application], actor=world.secretary, at=world.now)
    assert "gate.problem.evidence" in refused.value.codes
