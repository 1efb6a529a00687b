"""What ODK Collect takes as settings from a code, as a JSON schema of our own.

The facts (keys, types, allowed values, what is required) are those of Collect's
`settings/src/main/resources/client-settings.schema.json` and of the list of keys under “Collect:
import and export of settings” in ODK's documentation. Only the keys we could ever send are written
down; another key is refused here, because Collect drops it in silence.
"""

from __future__ import annotations


def one_of(*values: str) -> dict[str, object]:
    """A string of a few."""
    return {"type": "string", "enum": list(values)}


WORDS: dict[str, object] = {"type": "string"}
TRUTH: dict[str, object] = {"type": "boolean"}


def keys(properties: dict[str, object], *required: str) -> dict[str, object]:
    """An object of these keys and no others."""
    return {"type": "object", "properties": properties, "required": list(required),
            "additionalProperties": False}  # fmt: skip


GENERAL = {
    "protocol": one_of("odk_default"),
    "server_url": {"type": "string", "pattern": "^https?://[^ ]*[^/]$"},
    "username": WORDS,
    "password": WORDS,
    "appTheme": one_of("system", "light_theme", "dark_theme"),
    "app_language": WORDS,
    "font_size": one_of("13", "17", "21", "25", "29"),
    "navigation": one_of("swipe", "buttons", "swipe_buttons"),
    "basemap_source": one_of("google", "mapbox", "osm", "usgs", "stamen", "carto"),
    "form_update_mode": one_of("manual", "previously_downloaded", "match_exactly"),
    "periodic_form_updates_check": one_of(
        "every_fifteen_minutes", "every_one_hour", "every_six_hours", "every_24_hours"),
    "automatic_update": TRUTH,
    "hide_old_form_versions": TRUTH,
    "autosend": one_of("off", "wifi_only", "cellular_only", "wifi_and_cellular"),
    "delete_send": TRUTH,
    "constraint_behavior": one_of("on_swipe", "on_finalize"),
    "high_resolution": TRUTH,
    "image_size": one_of("original_image_size", "small", "very_small", "medium", "large"),
    "guidance_hint": one_of("no", "yes", "yes_collapsed"),
    "instance_sync": TRUTH,
    "analytics": TRUTH,
}  # fmt: skip
ADMIN = dict.fromkeys(("edit_saved", "send_finalized", "view_sent", "get_blank", "delete_saved", "change_server", "change_autosend", "delete_after_send", "image_size", "analytics", "access_settings"), TRUTH)  # fmt: skip
PROJECT = {"name": WORDS, "icon": WORDS, "color": {"type": "string", "pattern": "^#[0-9A-F]{6}$"}}
SCHEMA = keys(
    {"general": keys(dict(GENERAL)), "admin": keys(dict(ADMIN)), "project": keys(dict(PROJECT))},
    "general",
    "admin",
)
