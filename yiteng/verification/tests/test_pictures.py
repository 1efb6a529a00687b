"""A photo used for two matters is shown to whoever checks, with the other matter's page."""

from __future__ import annotations

import io

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from tests.cast import World
from yiteng.commitments.models import Commitment
from yiteng.commitments.tests.cases import active
from yiteng.files.models import Attachment, Band, Look
from yiteng.files.tests.samples import picture
from yiteng.files.tests.test_likeness import cropped, photo
from yiteng.verification.tests.test_pages import page, text

pytestmark = pytest.mark.django_db


def hand_in(world: World, row: Commitment, image: bytes, name: str) -> None:
    """The doer hands a photo in with a proof."""
    file = SimpleUploadedFile(name, image, "image/jpeg")
    typed = {"kind": "acceptance_record", "title": name, "words": "", "file": file}
    done = page(world, "li", f"/verification/commitments/{row.pk}/proof/", typed)
    assert done.status_code == 302, text(done)


def jpeg(image: object) -> bytes:
    target = io.BytesIO()
    image.save(target, "JPEG", quality=60)
    return target.getvalue()


@pytest.fixture
def two(world: World) -> tuple[Commitment, Commitment]:
    """The same place photographed for one, and cropped and smaller for the other."""
    one, other = active(world, 2, checker_unit=world.units["wang"])
    hand_in(world, one, jpeg(photo(7)), "现场一.jpg")
    hand_in(world, other, jpeg(cropped(photo(7), 0.96).resize((640, 480))), "现场二.jpg")
    return one, other


def test_whoever_checks_reads_where_else_it_is_used(world: World, two) -> None:
    one, other = two
    for row, second in ((one, other), (other, one)):
        shown = text(page(world, "sun", row.url))
        assert f'Looks like a picture used for: <a href="{second.url}">{second.title}</a>' in shown


def test_the_doer_is_not_told_and_what_one_may_not_open_is_not_named(world: World, two) -> None:
    one, other = two
    assert "Looks like a picture" not in text(page(world, "li", one.url))
    Commitment.objects.filter(pk=other.pk).update(checker_unit=None)
    shown = text(page(world, "wang", one.url))
    assert "a matter of another unit" in shown and other.title not in shown


def test_the_same_photo_twice_for_one_matter_is_no_second_use(world: World) -> None:
    (row,) = active(world)
    for name in ("现场一.jpg", "现场二.jpg"):
        hand_in(world, row, jpeg(photo(7)), name)
    assert "Looks like a picture" not in text(page(world, "sun", row.url))


def test_other_photos_and_blank_sheets_are_not_flagged(world: World) -> None:
    one, other = active(world, 2)
    hand_in(world, one, jpeg(photo(7)), "现场一.jpg")
    hand_in(world, other, jpeg(photo(8)), "现场二.jpg")
    hand_in(world, one, picture(), "白纸一.jpg")
    hand_in(world, other, picture(), "白纸二.jpg")
    for row in (one, other):
        assert "Looks like a picture" not in text(page(world, "sun", row.url))
    assert (Attachment.objects.count(), Look.objects.count(), Band.objects.count()) == (4, 4, 64)
