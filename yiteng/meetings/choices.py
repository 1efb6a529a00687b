"""What may be chosen in the forms of meetings, and the version a form was opened with."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from yiteng.meetings.models import Meeting
from yiteng.people.models import Post
from yiteng.people.visibility import visible
from yiteng.rules.actor import Actor


class Seen(forms.IntegerField):
    """The version that was shown, sent back unseen."""

    def __init__(self) -> None:
        super().__init__(required=False, widget=forms.HiddenInput)


def post_choices(county: int) -> list[tuple[Any, Any]]:
    """The posts of a county in the order of their units, after the empty choice."""
    found = Post.objects.filter(unit__county=county).select_related("unit")
    posts = found.order_by("unit__order", "unit_id", "order", "id")
    return [
        ("", _("none")),
        *((post.pk, f"{post.unit.name} · {post.title}") for post in posts),
    ]


def chosen_post(typed: Any) -> Post | None:
    """The post that was chosen, if any."""
    return Post.objects.filter(pk=typed).first() if typed else None


def planned(actor: Actor, besides: int = 0) -> list[tuple[Any, str]]:
    """Planned meetings an item may be carried to, the next first."""
    found = visible(Meeting, actor).filter(state="planned").exclude(pk=besides)
    return [
        (row.pk, f"{row.held_on or ''} {row.title}".strip())
        for row in found.order_by("held_on", "id")[:100]
    ]
