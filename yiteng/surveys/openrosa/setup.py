"""Setting up ODK Collect by one QR code: base64(zlib(json)), level L, at most 4 000 characters."""

from __future__ import annotations

import base64
import json
import zlib
from typing import Any

import segno

#: The most characters Collect reads from one code.
LONGEST = 4000
COLOUR = "#9C2B23"


def settings(server_url: str, name: str) -> dict[str, Any]:
    """The settings of a project in Collect; what is not said here falls back to Collect's own.

    server_url: the address with the phone's token, without a slash at the end; name: what the
    project is called on the phone.
    """
    return {
        "general": {
            "server_url": server_url,
            "form_update_mode": "match_exactly",
            "autosend": "wifi_and_cellular",
            "app_language": "zh",
            "basemap_source": "osm",
            "image_size": "large",
            "delete_send": True,
            "analytics": False,
        },
        "admin": {},
        "project": {"name": name[:40], "icon": "藤", "color": COLOUR},
    }


def encoded(held: dict[str, Any]) -> str:
    """The settings as the code carries them. Raises ValueError where they are too long."""
    plain = json.dumps(held, ensure_ascii=False, separators=(",", ":"), sort_keys=True).encode()
    text = base64.b64encode(zlib.compress(plain, 9)).decode()
    if len(text) > LONGEST:
        raise ValueError(f"{len(text)} characters are more than a code may carry")
    return text


def svg(text: str) -> str:
    """The code as a picture for a page: black on white, without inline style."""
    code = segno.make(text, error="l", micro=False, boost_error=False)
    drawn: str = code.svg_inline(scale=4, border=4, dark="#000", light="#fff", svgclass="qr")
    return drawn
