"""What each step does to the row and to the rows beside it, in bulk."""

from __future__ import annotations

from collections.abc import Mapping

from yiteng.commitments.effects import answers, objections, start, time, work
from yiteng.workflow.flow import Effect

ON: Mapping[str, Effect] = {**start.ON, **objections.ON, **work.ON, **time.ON, **answers.ON}
UNDO: Mapping[str, Effect] = {
    **start.UNDO,
    **objections.UNDO,
    **work.UNDO,
    **time.UNDO,
    **answers.UNDO,
}
