"""Posts that may accept an inner matter, as ledgers name them: by office, title, or who holds them."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property

from yiteng.commitments.choices import acceptors
from yiteng.ledgers.sheets.cells import folded
from yiteng.ledgers.sheets.faults import Unclear
from yiteng.people.models import Holding, Post
from yiteng.rules.actor import Actor


class Acceptors:
    """The posts of the actor's county that may accept, by all they are called."""

    def __init__(self, actor: Actor) -> None:
        self.actor = actor

    @cached_property
    def titles(self) -> dict[int, str]:
        """Post → its unit and title, as forms show it."""
        return dict(acceptors(self.actor))

    @cached_property
    def units(self) -> Mapping[int, int]:
        """Post → its unit."""
        return dict(Post.objects.filter(pk__in=self.titles).values_list("pk", "unit_id"))

    @cached_property
    def _called(self) -> dict[str, list[int]]:
        found: dict[str, list[int]] = {}
        held = Holding.objects.filter(post__in=self.titles, until=None)
        names = list(held.values_list("post_id", "account__name"))
        for pk, shown in self.titles.items():
            unit, _, title = shown.partition(" · ")
            for words in {shown, f"{unit}{title}", title, unit, *(n for p, n in names if p == pk)}:
                found.setdefault(folded(words), []).append(pk)
        return found

    def find(self, words: str) -> int:
        """The post of a name. Raises Unclear."""
        found = self._called.get(folded(words), [])
        if len(found) != 1:
            near = "、".join(self.titles[pk] for pk in (found or list(self.titles))[:5])
            raise Unclear("acceptors_alike" if found else "unknown_acceptor", near=near)
        return found[0]
