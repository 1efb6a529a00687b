"""Pictures that came in before looks were kept are looked at by night, chunk by chunk."""

from __future__ import annotations

import pytest

from tests.cast import NOW, TODAY, World
from yiteng.commitments.tests.cases import active
from yiteng.files import parents, steps, store
from yiteng.files.models import Attachment, Band, Look
from yiteng.files.tests.samples import picture
from yiteng.files.tests.test_likeness import photo
from yiteng.verification.tests.test_pages import page, text
from yiteng.verification.tests.test_pictures import hand_in, jpeg

pytestmark = pytest.mark.django_db


def forget() -> None:
    """As it was before looks were kept."""
    Look.objects.all().delete()
    Attachment.objects.update(looked=False)


def test_old_pictures_are_found_again_after_a_night(world: World, monkeypatch) -> None:
    monkeypatch.setattr(steps, "CHUNK", 2)
    one, other, third = active(world, 3)
    hand_in(world, one, jpeg(photo(7)), "现场一.jpg")
    hand_in(world, other, jpeg(photo(7).resize((480, 360))), "现场二.jpg")
    hand_in(world, third, picture(), "白纸.jpg")
    known = sorted(Look.objects.values_list("attachment", flat=True))
    forget()
    assert "Looks like a picture" not in text(page(world, "sun", one.url))
    assert steps.look_at_old(TODAY, NOW) == 3
    assert sorted(Look.objects.values_list("attachment", flat=True)) == known
    assert Band.objects.count() == 16 * Look.objects.count()
    assert "Looks like a picture used for" in text(page(world, "sun", one.url))
    assert steps.look_at_old(TODAY, NOW) == 0, "blank sheets and all others are looked at once"


def test_a_file_that_is_gone_stops_nobody(world: World) -> None:
    one, other = active(world, 2)
    hand_in(world, one, jpeg(photo(7)), "现场一.jpg")
    hand_in(world, other, jpeg(photo(8)), "现场二.jpg")
    forget()
    (store.root() / Attachment.objects.order_by("pk")[0].path).unlink()
    assert steps.look_at_old(TODAY, NOW) == 2
    assert Look.objects.values("attachment").distinct().count() == 1


def test_every_room_with_pictures_tells_on_which_page_they_stand() -> None:
    """Workbooks are no pictures; all others name their page to whoever checks."""
    silent = parents.known() - parents.telling()
    assert silent == {"ledgers.made", "ledgers.import", "surveys.formversion"}
