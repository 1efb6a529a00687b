"""Many events about many rows of one model: their texts are made before the transaction.

What only the transaction knows — number in the chain, id of the row, moment of recording, a number
given to the row — is left open in the text and filled in under the lock, so that other writers
wait for hashing and inserting alone. The result is the same as that of `record`, event for event.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from secrets import token_hex
from typing import Any

from django.db import connection, transaction

from yiteng.audit.canonical import VERSION, canonical, chained, leaf, moment
from yiteng.audit.chains import lock
from yiteng.audit.models import Chain, Event
from yiteng.audit.personal import signers
from yiteng.rules.actor import Actor

#: Stands in ``after`` for a text that is given under the lock.
LATER = "\ue000later\ue000"
_INT = -700_000_000_000_000_001


@dataclass
class Batch:
    """Events of one action by one post at one moment about new or changed rows of one model."""

    county: int
    subject_type: str
    action: str
    actor: Actor
    said_at: datetime
    _texts: list[tuple[str, str | None, str, str, str]] = field(default_factory=list)

    def __post_init__(self) -> None:
        """Learn the signer's digest; make the name of the batch."""
        person = (self.actor.person, self.actor.name)
        self._name = signers({person})[person]
        self._batch = token_hex(8)
        self._marks = (
            f'"{LATER}"',
            f'"number":{_INT}',
            f'"recorded_at":"{LATER}"',
            f'"subject":["{self.subject_type}",{_INT}]',
        )

    def __len__(self) -> int:
        """How many events there are."""
        return len(self._texts)

    def add(
        self, before: Mapping[str, object], after: Mapping[str, object], reason: str = ""
    ) -> None:
        """One event; in ``after`` one text may be LATER. No personal values."""
        actor = self.actor
        text = canonical({
            "v": VERSION, "county": self.county, "number": _INT,
            "subject": [self.subject_type, _INT], "action": self.action, "person": actor.person,
            "name": self._name, "post": [actor.post, actor.post_title], "unit": actor.unit,
            "unit_name": actor.unit_name, "acting": actor.acting, "said_at": moment(self.said_at),
            "recorded_at": LATER, "before": before, "after": after, "reason": reason,
            "batch": self._batch,
        })  # fmt: skip
        open_, number, recorded, subject = self._marks
        first, rest = text.split(number)
        middle, rest = rest.split(recorded)
        third, last = rest.split(subject)
        self._texts.append((*_split(first, open_), middle, third, last))

    def write(
        self,
        subjects: Sequence[int],
        events: Sequence[int],
        later: Sequence[str] | None = None,
        *,
        recorded_at: datetime,
    ) -> Iterator[list[Any]]:
        """The prepared rows of the events, in order; moves the chain's head when all are taken.

        subjects: ids of the rows; events: keys reserved for the events; later: what was left open.
        Raises TransactionManagementError outside `atomic`.
        """
        if not connection.in_atomic_block:
            raise transaction.TransactionManagementError(
                "the trail is written inside atomic() only"
            )
        head = lock({self.county})[self.county]
        said, recorded = (_stored(name, at) for name, at in
                          (("said_at", self.said_at), ("recorded_at", recorded_at)))  # fmt: skip
        actor, previous, number = self.actor, head.head_hash, head.length
        when = f'"recorded_at":"{moment(recorded_at)}"'
        for index, parts in enumerate(self._texts):
            number += 1
            begin = parts[0] if parts[1] is None else f"{parts[0]}{json.dumps(later[index], ensure_ascii=False)}{parts[1]}" if later else parts[0]  # fmt: skip
            data = (f'{begin}"number":{number}{parts[2]}{when}{parts[3]}'
                    f'"subject":["{self.subject_type}",{subjects[index]}]{parts[4]}')  # fmt: skip
            leaf_hash = leaf(data)
            hash_ = chained(previous, leaf_hash)
            yield [events[index], self.county, number, self.subject_type, subjects[index],
                   self.action, actor.person, actor.post, actor.post_title, said, recorded,
                   self._batch, data, leaf_hash, previous, hash_]  # fmt: skip
            previous = hash_
        Chain.objects.filter(pk=head.pk).update(length=number, head_hash=previous)


def _split(first: str, open_: str) -> tuple[str, str | None]:
    begin, found, rest = first.partition(open_)
    return (begin, rest) if found else (begin, None)


def _stored(name: str, at: datetime) -> Any:
    column: Any = Event._meta.get_field(name)
    return column.get_db_prep_save(at, connection)
