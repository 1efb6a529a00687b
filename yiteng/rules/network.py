"""Which network addresses count as one, where wrong tries are counted."""

from __future__ import annotations

import ipaddress


def network(address: str) -> str:
    """The part of an address that counts as one: an IPv4 address whole, 64 bits of an IPv6 one.

    >>> network("2001:db8::1") == network("2001:db8::2"), network("192.0.2.7")
    (True, '192.0.2.7')
    """
    try:
        found = ipaddress.ip_address(address)
    except ValueError:
        return "unknown"
    if found.version == 4:
        return str(found)
    return str(ipaddress.ip_network((found, 64), strict=False))
