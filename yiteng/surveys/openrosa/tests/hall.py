"""A survey open to phones, a phone of 李's post, and filled forms as Collect writes them."""

from __future__ import annotations

import io
from dataclasses import dataclass
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import ExifTags, Image

from tests.cast import World
from yiteng.surveys.actions import surveys
from yiteng.surveys.models import FormVersion, Phone
from yiteng.surveys.openrosa import actions
from yiteng.surveys.tests.workbooks import book, opened, survey

HEAD = {"headers": {"X-OpenRosa-Version": "1.0"}}


@dataclass(frozen=True, slots=True)
class Admitted:
    """A form open to phones, a phone and where it asks."""

    form: FormVersion
    phone: Phone
    token: str

    def at(self, path: str) -> str:
        """An address of the phone."""
        return f"/odk/key/{self.token}/p/{self.form.survey_id}/{path}"


def admitted(world: World, form: FormVersion | None = None, *, by: str = "li") -> Admitted:
    """A phone for the post of one of the cast."""
    form = form or opened(world)
    owner = {"actor": world.li, "at": world.now}
    surveys.change(form.survey, {"mobile_on": True}, **owner)
    form.survey.refresh_from_db()
    phone, token = actions.admit(form.survey, name="村里的手机", post=world.posts[by].pk,
                                 nonce="n", actor=world.actors[by], at=world.now)  # fmt: skip
    return Admitted(form, phone, token)


def many_photos(world: World) -> FormVersion:
    """The form of an open survey that takes three photos in each turn of a repeat."""
    held = survey(world, title="塘坝排查")
    rows = [["type", "name", "label", "yiteng_why", "yiteng_place"],
            ["begin_repeat", "pond", "哪处塘坝", "", ""],
            ["text", "which", "名称", "", ""],
            ["image", "dam", "坝体", "看裂缝", ""], ["image", "inlet", "进水口", "看淤积", ""],
            ["image", "spot", "现场位置", "定点", "yes"],
            ["end_repeat", "", "", "", ""]]  # fmt: skip
    surveys.add_form(held, book(survey=rows), actor=world.li, at=world.now)
    surveys.take(held, "start", actor=world.li, at=world.now)
    return FormVersion.objects.select_related("survey").get(survey=held)


def filled(form: FormVersion, inner: str, instance: str = "uuid:1", **more: str) -> bytes:
    """A filled form as a phone writes it."""
    root = {"id": form.survey.form_id, "version": form.version, **more}
    attributes = " ".join(f'{name}="{value}"' for name, value in root.items())
    return (
        '<?xml version="1.0" encoding="UTF-8"?>'
        f'<data xmlns:orx="http://openrosa.org/xforms" {attributes}>{inner}'
        f"<orx:meta><orx:instanceID>{instance}</orx:instanceID></orx:meta></data>"
    ).encode()


def simple(world: World, form: FormVersion, instance: str = "uuid:1", photo: str = "") -> bytes:
    """The village's answers about its cold store."""
    village = world.areas["village_1"].pk
    return filled(
        form,
        f"<day>2023-03-20</day><village>{village}</village><has>n</has><fruit>apple pear</fruit>"
        "<asked><need>冷库</need><amount>30</amount></asked>"
        f"<asked><need>分拣线</need><amount>2.5</amount></asked><photo>{photo}</photo>",
        instance,
    )


def posted(raw: bytes, files: dict[str, bytes] | None = None) -> dict[str, Any]:
    """What a multipart POST carries, for Django's client."""
    parts = {"xml_submission_file": SimpleUploadedFile("a.xml", raw, "text/xml")}
    named = {name: SimpleUploadedFile(name, content) for name, content in (files or {}).items()}
    return {**parts, **named}


def picture(place: bool = False, colour: str = "green") -> bytes:
    """A small JPEG, with the place it was taken at where asked."""
    held, exif = io.BytesIO(), Image.Exif()
    if place:
        exif[ExifTags.IFD.GPSInfo] = {1: "N", 2: (36.0, 30.0, 0.0), 3: "E", 4: (117.0, 50.0, 0.0)}
    Image.new("RGB", (8, 8), colour).save(held, "JPEG", exif=exif)
    return held.getvalue()
