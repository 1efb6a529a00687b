"""Personal values in events that are made before their rows have keys (law 9)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from secrets import token_hex

from yiteng.audit.canonical import digest
from yiteng.audit.entry import Personal
from yiteng.audit.models import Salt


class LateSalts:
    """Personal values of events whose rows have no key yet: digests now, salts with the rows."""

    def __init__(self) -> None:
        self._kept: list[tuple[int, str, str]] = []

    def hidden(self, event: int, fields: Mapping[str, object]) -> Mapping[str, object]:
        """The fields with a digest in place of each `Personal` value."""
        if Personal not in map(type, fields.values()):
            return fields
        return {name: self._digest(event, value) if isinstance(value, Personal) else value
                for name, value in fields.items()}  # fmt: skip

    def save(self, subject_type: str, subjects: Sequence[int]) -> None:
        """Write the salts, if any."""
        Salt.objects.bulk_create(
            [Salt(subject_type=subject_type, subject_id=subjects[event], salt=salt, digest=found)
             for event, salt, found in self._kept], batch_size=500)  # fmt: skip

    def _digest(self, event: int, value: Personal) -> dict[str, str]:
        salt = token_hex(16)
        self._kept.append((event, salt, digest(salt, value.value)))
        return {"digest": self._kept[-1][2]}
