"""Many events about many rows of one model: their texts are made before the transaction.

What only the transaction knows — number in the chain, id of the row, moment of recording, a number
given to the row — is left open in the text and filled in under the lock, so that other writers
wait for hashing and inserting alone. The result is the same as that of `record`, event for event.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from hashlib import sha256
from secrets import token_hex
from typing import Any

from django.db import connection, transaction

from yiteng.audit.canonical import VERSION, canonical, moment
from yiteng.audit.chains import lock
from yiteng.audit.insert import put
from yiteng.audit.late_salts import LateSalts
from yiteng.audit.models import Chain, Event
from yiteng.audit.personal import signers
from yiteng.audit.spool import Spool
from yiteng.rules.actor import Actor

#: Stands in ``after`` for a text that is given under the lock.
LATER = "\ue000later\ue000"
#: Stands in the text all events of a batch share for what differs from one to the next.
_HOLE = "\ue000hole\ue000"


@dataclass(frozen=True, slots=True)
class Said:
    """What one event says; a value of a person is wrapped in `Personal`."""

    action: str
    before: Mapping[str, object]
    after: Mapping[str, object]
    reason: str = ""


@dataclass
class Batch:
    """Events by one post at one moment about new or changed rows of one model, one a row."""

    county: int
    subject_type: str
    actor: Actor
    said_at: datetime
    _texts: Spool = field(default_factory=Spool)
    _made: int = 0

    def __post_init__(self) -> None:
        """Learn the signer's digest; make the name of the batch."""
        person = (self.actor.person, self.actor.name)
        self._name = signers({person})[person]
        self._batch = token_hex(8)
        self._salts = LateSalts()
        self._shared = self._common().split(f'"{_HOLE}"')

    def __len__(self) -> int:
        """How many events there are."""
        return len(self._texts)

    def add(self, said: Iterable[Said]) -> None:
        """Some events, in their order; in an ``after`` one text may be LATER."""
        self._texts.extend(self._open_text(one) for one in said)

    def _open_text(self, said: Said) -> tuple[str, str, str | None, str]:
        salts, shared = self._salts, self._shared
        action, reason = _text(said.action), _text(said.reason)
        before = canonical(salts.hidden(self._made, said.before))
        after = canonical(salts.hidden(self._made, said.after))
        self._made += 1
        begin = f"{shared[0]}{action}{shared[1]}{after}{shared[2]}{before}{shared[3]}"
        first, found, rest = begin.partition(f'"{LATER}"')
        return said.action, first, rest if found else None, f"{shared[4]}{reason}{shared[5]}"

    def _common(self) -> str:
        """The text all events share, with holes in the order in which sorted keys have them."""
        actor = self.actor
        return canonical({
            "v": VERSION, "county": self.county, "number": _HOLE,
            "subject": [self.subject_type, _HOLE], "action": _HOLE, "person": actor.person,
            "name": self._name, "post": [actor.post, actor.post_title], "unit": actor.unit,
            "unit_name": actor.unit_name, "acting": actor.acting, "said_at": moment(self.said_at),
            "recorded_at": _HOLE, "before": _HOLE, "after": _HOLE, "reason": _HOLE,
            "batch": self._batch,
        })  # fmt: skip

    def write(
        self,
        subjects: Sequence[int],
        events: Sequence[int],
        later: Sequence[str] | None = None,
        *,
        recorded_at: datetime,
    ) -> None:
        """Put the events in, in order, and move the chain's head.

        subjects: ids of the rows; events: keys reserved for the events; later: what was left open.
        Raises TransactionManagementError outside `atomic`.
        """
        if not connection.in_atomic_block:
            raise transaction.TransactionManagementError(
                "the trail is written inside atomic() only"
            )
        head = lock({self.county})[self.county]
        # The rows are made while they are put in: nothing else may be asked of the database then.
        put(Event, self._rows(head, subjects, events, later, recorded_at))
        Chain.objects.filter(pk=head.pk).update(length=head.length, head_hash=head.head_hash)
        self._salts.save(self.subject_type, subjects)

    def _rows(
        self,
        head: Chain,
        subjects: Sequence[int],
        events: Sequence[int],
        later: Sequence[str] | None,
        recorded_at: datetime,
    ) -> Iterator[list[Any]]:
        """The prepared rows of the events; moves the head in memory."""
        said, recorded = (_stored(name, at) for name, at in
                          (("said_at", self.said_at), ("recorded_at", recorded_at)))  # fmt: skip
        actor, when = self.actor, f'"{moment(recorded_at)}"{self._shared[6]}'
        end = self._shared[7]
        county, type_, batch = self.county, self.subject_type, self._batch
        tip = bytes.fromhex(head.head_hash)
        for index, (action, begin, rest, middle) in enumerate(self._texts):
            number, subject, previous = head.length + 1, subjects[index], head.head_hash
            if rest is not None and later is not None:
                begin += json.dumps(later[index], ensure_ascii=False) + rest
            data = f"{begin}{number}{middle}{when}{subject}{end}"
            leaf = sha256(b"\x00" + data.encode())
            tip = sha256(tip + leaf.digest()).digest()
            head.length, head.head_hash = number, tip.hex()
            yield [events[index], county, number, type_, subject, action, actor.person, actor.post,
                   actor.post_title, said, recorded, batch, data, leaf.hexdigest(), previous,
                   head.head_hash]  # fmt: skip


def _text(words: str) -> str:
    """A text as canonical JSON. Raises UnicodeEncodeError for what is not Unicode."""
    words.encode()
    return json.dumps(words, ensure_ascii=False)


def _stored(name: str, at: datetime) -> Any:
    column: Any = Event._meta.get_field(name)
    return column.get_db_prep_save(at, connection)
