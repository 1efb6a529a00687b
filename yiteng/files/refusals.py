"""Why a file is not taken: the sentences."""

from __future__ import annotations

from yiteng.rules.refusal import Refusal, Refused
from yiteng.rules.words import N_


def not_permitted() -> Refused:
    """The post may not put files in."""
    return _refused("permission", N_("Your post has no right to attach files."))


def unknown_type(name: str) -> Refused:
    """The ending is not in the table."""
    return _refused(
        "type",
        N_("“{name}” cannot be attached. Send a PDF, Word (docx), Excel (xlsx), JPG, PNG or WebP."),
        name=name,
    )


def not_what_it_says(name: str) -> Refused:
    """The bytes are not what the ending says."""
    return _refused(
        "content",
        N_("“{name}” is not what its ending says, is damaged, or holds macros. Save it anew."),
        name=name,
    )


def heic(name: str) -> Refused:
    """A picture as telephones of one make save it; neither offices nor this program can show it."""
    return _refused(
        "heic",
        N_(
            "“{name}” is a HEIC picture, which most office computers cannot show. On the telephone "
            "choose “Most compatible” under Camera, Formats; or send the picture as JPG."
        ),
        name=name,
    )


def cut_off(name: str) -> Refused:
    """A picture that ends in the middle."""
    return _refused("cut", N_("“{name}” arrived incomplete. Send it once more."), name=name)


def too_big(name: str, megabytes: int) -> Refused:
    """More bytes than its type may have."""
    return _refused(
        "size",
        N_("“{name}” is larger than {megabytes} MB. Send a smaller copy."),
        name=name,
        megabytes=megabytes,
    )


def too_many_pixels(name: str) -> Refused:
    """An image whose pixels would fill the memory."""
    return _refused(
        "pixels",
        N_("The picture “{name}” has too many pixels. Save a smaller copy."),
        name=name,
    )


def empty(name: str) -> Refused:
    """No bytes at all."""
    return _refused("empty", N_("“{name}” is empty."), name=name)


def no_room() -> Refused:
    """The county's quota is used up."""
    return _refused(
        "quota",
        N_("The district's space for files is used up. Ask the system administrator."),
    )


def scanner_found(name: str) -> Refused:
    """The scanner named something."""
    return _refused("scanner", N_("The virus scanner refused “{name}”."), name=name)


def _refused(code: str, sentence: str, **params: object) -> Refused:
    return Refused([Refusal(f"files.{code}", sentence, params, field="file")])
