"""The reviewer's form: reasons picked from the verdict, words of one's own, opinion or return."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.utils.translation import gettext_lazy as _

from yiteng.rules.lifecycles.application import VERDICTS
from yiteng.rules.refusal import Refusal
from yiteng.web import forms
from yiteng.web.sentences import say


class ReviewForm(forms.Form):
    """Picked reasons go into the opinion word for word, in the language of who gives it."""

    verdict = forms.Choice(_("The opinion has"), VERDICTS, blank=_("please choose"), required=False)
    reasons = forms.Choices(_("Reasons of the tests to put into the opinion"), required=False)
    words = forms.Note(
        _("In your own words"), required=False, hint=_("What is to be done next, and why.")
    )

    def __init__(self, *args: Any, reasons: Sequence[Refusal], **kwargs: Any) -> None:
        red = any(one.blocks for one in reasons)
        kwargs.setdefault("initial", {}).update(
            verdict="against" if red else "pass",
            reasons=[_key(one) for one in reasons if one.blocks],
        )
        super().__init__(*args, **kwargs)
        self.sentences = {_key(one): f"{'■' if one.blocks else '▲'} {say(one)}" for one in reasons}
        options: Any = self.fields
        options["verdict"].asked = True
        options["reasons"].choices = list(self.sentences.items())
        if not self.sentences:
            del self.fields["reasons"]

    def text(self) -> str:
        """The opinion as it is kept: own words, then the reasons picked, numbered."""
        picked = [self.sentences[n] for n in self.cleaned_data.get("reasons") or ()]
        numbered = [f"{n}. {words[2:]}" for n, words in enumerate(picked, 1)]
        return "\n".join(filter(None, (self.cleaned_data.get("words", "").strip(), *numbered)))


def _key(reason: Refusal) -> str:
    """What is posted for a reason: its rule and field, so that a changed verdict moves none."""
    return f"{reason.code} {reason.field}"
