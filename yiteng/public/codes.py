"""Wrong codes are counted: twelve digits shall not be found by trying."""

from __future__ import annotations

from collections import deque
from datetime import datetime, timedelta

from django.utils.translation import gettext as _

#: Wrong codes taken in a minute, from everybody together; the link on the slip works all the same.
MOST = 30
MINUTE = timedelta(minutes=1)


class Wrong:
    """The wrong codes of the last minute, of this process."""

    def __init__(self) -> None:
        self._at: deque[datetime] = deque()

    def may_try(self, now: datetime) -> bool:
        """Whether a code is looked up now."""
        while self._at and self._at[0] <= now - MINUTE:
            self._at.popleft()
        return len(self._at) < MOST

    def note(self, now: datetime) -> str:
        """Count a wrong code; returns the sentence for the page."""
        if not self.may_try(now):
            return _("Too many wrong codes just now. Try again in a minute, or use the link.")
        self._at.append(now)
        return _("This code is not known here. It has twelve digits; look at the slip again.")

    def clear(self) -> None:
        """Forget what was counted."""
        self._at.clear()


WRONG = Wrong()
