"""The form of a paper of an agenda item, with its file."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext_lazy as _

from yiteng.gate.models import Item
from yiteng.gate.part_forms import PartForm
from yiteng.web import forms


class PaperForm(PartForm):
    """A paper of an item: a further one of the same item and title is its next version."""

    item = forms.Choice(_("Of which item"))
    title = forms.Text(_("Title of the paper"))
    received_on = forms.Day(_("The day it came"), required=False)
    characters = forms.Number(_("Length in characters"), places=0, required=False)
    pages = forms.Number(_("Length in pages"), places=0, required=False)
    file = forms.File(_("File of the paper"), required=False, megabytes=40)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        options: Any = self.fields
        self.items: dict[str, Item] = {str(one.pk): one for one in self.application.items.all()}
        options["item"].choices = [(pk, one.title) for pk, one in self.items.items()]
        if self.part is not None:  # item and title number the versions
            del options["item"], options["title"]

    def uploads(self) -> list[Any]:
        """The file, where one was sent."""
        return [self.cleaned_data["file"]] if self.cleaned_data.get("file") else []

    def values(self) -> dict[str, Any]:
        """The columns of the paper; the file goes its own way."""
        held = super().values()
        del held["file"]
        return held if self.part else {**held, "item": self.items[str(held["item"])]}
