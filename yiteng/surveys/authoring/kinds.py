"""Which kinds of questions there are, which are never asked, and which columns a form may use.

Source of what is never asked: 国办函〔2026〕12号 (no forced photos, video or tracks; domain.md 0.1).
"""

from __future__ import annotations

from yiteng.rules.words import N_

#: XLSForm's word → our kind.
KINDS = {
    "text": "text", "string": "text", "integer": "integer", "int": "integer",
    "decimal": "decimal", "date": "date", "time": "time", "datetime": "dateTime",
    "note": "note", "image": "image", "photo": "image", "geopoint": "geopoint",
    "location": "geopoint", "gps": "geopoint", "calculate": "calculate",
    "acknowledge": "acknowledge", "trigger": "acknowledge", "hidden": "hidden",
    "start": "start", "end": "end", "today": "today",
}  # fmt: skip
CHOOSING = {
    "select_one": "select_one", "select_multiple": "select_multiple",
    "select_one_from_file": "select_one", "select_multiple_from_file": "select_multiple",
}  # fmt: skip
#: Where lists come from that we serve with the form.
FILES = ("villages.csv", "firms.csv", "facilities.csv")

_TRACK = N_(
    "“{kind}” records where people are or how they move. No form here does; delete the row."
)
_SOUND = N_("“{kind}” records sound or film. Ask in a text question what was said; delete the row.")
_PHONE = N_("“{kind}” reads the phone or its owner. No form here does; delete the row.")
NEVER = {
    **dict.fromkeys(("geotrace", "geoshape", "start-geopoint", "background-geopoint", "audit"),
                    _TRACK),
    **dict.fromkeys(("audio", "video", "background-audio"), _SOUND),
    **dict.fromkeys(("deviceid", "phonenumber", "simserial", "subscriberid", "username", "email"),
                    _PHONE),
}  # fmt: skip

#: Columns of each sheet; languages may follow those that are shown.
SHOWN = frozenset({"label", "hint", "required_message", "constraint_message"})
COLUMNS = {
    "survey": SHOWN | {"type", "name", "required", "relevant", "constraint", "calculation",
                       "default", "appearance", "choice_filter", "read_only", "yiteng_why", "yiteng_place",
                       "parameters"},
    "settings": frozenset({"form_title", "form_id", "version", "default_language",
                           "instance_name", "style", "id_string", "title"}),
    "findings": frozenset({"statement", "said_by", "source", "place", "day", "against",
                           "only_if"}),
}  # fmt: skip
#: Columns for whoever writes the form; nothing is made of them.
REMARKS = frozenset({"备注", "remark", "remarks", "comment", "comments"})
#: Settings that would lock answers away or send them elsewhere.
REFUSED = {
    "public_key": N_("The form would lock its answers with a key of somebody's own. Research "
                     "must be readable by those who review it; delete this cell."),
    "submission_url": N_("The form would send its answers elsewhere. Delete this cell."),
    "auto_send": N_("Whether a phone sends by itself is set on the phone. Delete this cell."),
    "auto_delete": N_("What a phone deletes is set on the phone. Delete this cell."),
}  # fmt: skip
YES = frozenset({"yes", "true", "true()", "1", "是", "必填"})
NO = frozenset({"", "no", "false", "false()", "0", "否"})


def condition(cell: str) -> str:
    """A cell of yes, no or a condition, as an expression; empty for no.

    >>> condition("是"), condition("no"), condition("${a} = 1")
    ('true()', '', '${a} = 1')
    """
    plain = cell.strip().lower()
    return "true()" if plain in YES else "" if plain in NO else cell.strip()
