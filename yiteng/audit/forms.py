"""The filter above the trail."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext_lazy as _

from yiteng.audit.queries import Wanted
from yiteng.web import forms


class Filter(forms.Form):
    """By chain, row, post and the day it was recorded; every field may stay empty."""

    county = forms.Choice(_("Chain"), blank=_("All"), required=False)
    subject_type = forms.Text(_("Kind of record"), limit=60, required=False)
    subject_id = forms.Number(_("No. of record"), places=0, required=False)
    post = forms.Number(_("No. of post"), places=0, required=False)
    since = forms.Day(_("Recorded from"), required=False)
    until = forms.Day(_("Recorded until"), required=False)

    def __init__(self, *args: Any, names: Mapping[int, str], **more: Any) -> None:
        """names: the chains there are."""
        super().__init__(*args, **more)
        self.fields["county"].choices = [  # type: ignore[attr-defined]
            ("", _("All")),
            *((str(key), name) for key, name in names.items()),
        ]

    def wanted(self) -> Wanted:
        """What was asked for; fields with an error count as empty."""
        given = self.cleaned_data if self.is_bound and self.is_valid() is not None else {}
        return Wanted(
            county=_whole(given.get("county")),
            subject_type=given.get("subject_type") or "",
            subject_id=_whole(given.get("subject_id")),
            post=_whole(given.get("post")),
            since=given.get("since"),
            until=given.get("until"),
        )


def _whole(value: Any) -> int | None:
    return int(value) if value not in (None, "") else None
