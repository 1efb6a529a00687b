"""Every address has a permission of the one table, or stands on the literal public list."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from django.urls import URLPattern, URLResolver, get_resolver

from yiteng.rules.permissions import GRANTS

#: Addresses open to everybody, with the reason.
PUBLIC = {
    "people:login": "logging in",
    "people:logout": "logging out",
    "signin:code": "the second factor, between password and session",
    "calendars:read": "a calendar program shows the secret in its address",
    "voices:answer": "a slip of paper with a code, without account or name",
    "designation:speak": "the patients' representatives by their slip, without account or name",
    "designation:speak_code": "the same slip by its code",
    "signin:left": "after logging out",
    **{
        f"signin:{name}": "logging in elsewhere (docs/operating.md); 404 unless the operator names it"
        for name in ("oidc", "oidc_back", "ticket_start", "ticket_back")
    },
    "web:preferences": "choosing a language and large type",
    "web:imprint": "who runs this installation, its licence, the sources of its data",
    **{
        f"odk:{name}": "a phone shows the token in its address (docs/phones.md)"
        for name in ("form_list", "submission", "manifest", "form", "media")
    },
}
#: Rooms that are open as a whole: the public face.
PUBLIC_ROOMS = {"public"}


def patterns(
    resolver: URLResolver, spaces: tuple[str, ...] = ()
) -> Iterator[tuple[str, URLPattern]]:
    """Every address of a face with its full name."""
    for entry in resolver.url_patterns:
        if isinstance(entry, URLResolver):
            inner = (*spaces, entry.namespace) if entry.namespace else spaces
            yield from patterns(entry, inner)
        else:
            yield ":".join([*spaces, entry.name or str(entry.pattern)]), entry


def addresses(face: str) -> dict[str, URLPattern]:
    """Full name → address, of one face."""
    return dict(patterns(get_resolver(f"yiteng.urls.{face}")))


@pytest.mark.parametrize("face", ["all", "desk"])
def test_every_address_has_a_permission_or_is_public(face: str):
    bare = [
        name
        for name, entry in addresses(face).items()
        if getattr(entry.callback, "yiteng_action", None) not in GRANTS
        and not getattr(entry.callback, "yiteng_public", False)
    ]
    assert bare == []


def test_public_addresses_are_on_the_list():
    open_to_all = {
        name
        for name, entry in addresses("all").items()
        if getattr(entry.callback, "yiteng_public", False)
        and name.partition(":")[0] not in PUBLIC_ROOMS
    }
    assert open_to_all - PUBLIC.keys() == set()


def test_the_public_face_has_public_addresses_only():
    inner = {
        name
        for name, entry in addresses("public").items()
        if not getattr(entry.callback, "yiteng_public", False)
    }
    assert inner == set()


def test_no_two_addresses_share_a_name():
    names = [name for name, _ in patterns(get_resolver("yiteng.urls.all"))]
    assert sorted(n for n in set(names) if names.count(n) > 1) == []
