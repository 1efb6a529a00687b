"""What belongs to a person stands in the trail as a digest; its salt can be deleted (law 9)."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from secrets import token_hex

from yiteng.audit.canonical import digest
from yiteng.audit.entry import Entry, Personal
from yiteng.audit.models import Salt, Signer


def signers(people: Collection[tuple[int, str]]) -> dict[tuple[int, str], str]:
    """The digest of each (person, name) that signs, made where the name is new."""
    found = _known(people)
    new = [pair for pair in sorted(people) if pair not in found]
    if new:
        Signer.objects.bulk_create([_signer(*pair) for pair in new], ignore_conflicts=True)
        found = _known(people)
    return found


def names(digests: Collection[str]) -> dict[str, str]:
    """The name behind each digest, as far as it has not been forgotten."""
    return dict(Signer.objects.filter(digest__in=digests).values_list("digest", "name"))


def forget_person(person: int) -> int:
    """Delete the names a person signed with; the events stay. Returns how many names."""
    return Signer.objects.filter(person=person).delete()[0]


def forget_values(subject_type: str, subject_id: int) -> int:
    """Delete the salts of a row's personal values; nothing in the trail can be tied to them."""
    return Salt.objects.filter(subject_type=subject_type, subject_id=subject_id).delete()[0]


def proves(digest_: str, value: str) -> bool:
    """Whether a digest in the trail stands for the value; False once its salt is deleted."""
    salt = Salt.objects.filter(digest=digest_).values_list("salt", flat=True).first()
    return salt is not None and digest(salt, value) == digest_


class Salts:
    """Hides personal values and collects their salts."""

    def __init__(self) -> None:
        self._rows: list[Salt] = []

    def hide(self, entry: Entry, fields: Mapping[str, object]) -> dict[str, object]:
        """The fields with a digest in place of each `Personal` value."""
        return {
            name: self._digest(entry, value) if isinstance(value, Personal) else value
            for name, value in fields.items()
        }

    def save(self) -> None:
        """Write the salts collected, if any."""
        if self._rows:
            Salt.objects.bulk_create(self._rows, batch_size=500)

    def _digest(self, entry: Entry, value: Personal) -> dict[str, str]:
        salt = token_hex(16)
        row = Salt(subject_type=entry.subject_type, subject_id=entry.subject_id, salt=salt,
                   digest=digest(salt, value.value))  # fmt: skip
        self._rows.append(row)
        return {"digest": row.digest}


def _known(people: Collection[tuple[int, str]]) -> dict[tuple[int, str], str]:
    rows = Signer.objects.filter(person__in={person for person, _ in people})
    return {(r.person, r.name): r.digest for r in rows if (r.person, r.name) in people}


def _signer(person: int, name: str) -> Signer:
    salt = token_hex(16)
    return Signer(person=person, name=name, salt=salt, digest=digest(salt, name))
