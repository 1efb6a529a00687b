"""Villages merge, units split: open work moves in one act, closed work keeps the old name."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.apps import apps
from django.test import Client
from django.urls import reverse

from tests.cast import NOW, World, log_in
from yiteng.audit.models import Event
from yiteng.audit.verify import verify
from yiteng.commitments.actions import take
from yiteng.commitments.models import Commitment, Support, Tally
from yiteng.commitments.queries import area_counts
from yiteng.commitments.tests.cases import active, issued
from yiteng.keeping.reorganising.actions import Order, reorganise
from yiteng.keeping.reorganising.moves import MOVES, STAYS
from yiteng.keeping.reorganising.queries import plan
from yiteng.ledgers.models import Heads
from yiteng.people.changes import now_called
from yiteng.people.models import Post, Unit, UnitChange
from yiteng.places.models import Area, AreaChange, Placed
from yiteng.rules.refusal import Refused
from yiteng.verification.actions import give_proof
from yiteng.verification.models import Proof

pytestmark = pytest.mark.django_db
DAY = date(2023, 3, 30)


def order(kind: str, origins: list, *names: str, **more: object) -> Order:
    words = {"on": DAY, "document": "试验民发〔2023〕1号", "reason": "区划调整", **more}
    return Order(kind, origins, names, **words)  # type: ignore[arg-type]


def act(world: World, wanted: Order) -> int:
    seen = plan(wanted.origins).fingerprint
    return reorganise(wanted, seen=seen, actor=world.sysadmin, at=NOW)


def villages(world: World) -> list[Area]:
    return [world.areas["village_1"], world.areas["village_2"]]


def done(world: World) -> Commitment:
    (row,) = issued(world)
    return take(row, "withdraw", actor=world.sun, at=NOW, inputs={"reason": "另有安排"})


def test_two_villages_become_a_new_one_and_open_work_moves(world: World) -> None:
    (row,) = active(world)
    give_proof(Proof(commitment=row, kind="document", title="单"), actor=world.li, at=NOW)
    closed = done(world)
    before = area_counts(world.areas["town_a"], world.today).total
    assert act(world, order("merge", villages(world), "新一村")) == 2
    new = Area.objects.get(name="新一村")
    row = Commitment.objects.get(pk=row.pk)
    assert (row.village_id, row.town_id) == (new.pk, world.areas["town_a"].pk)
    assert Proof.objects.get().village_id == new.pk
    assert Commitment.objects.get(pk=closed.pk).village.name == "一村"
    assert Unit.objects.get(name="甲镇一村村委会").village_id == new.pk
    assert (new.valid_from, Area.objects.get(name="二村").valid_to) == (DAY, DAY)
    assert area_counts(new, world.today).total == 1
    assert area_counts(world.areas["town_a"], world.today).total == before
    assert list(Tally.objects.filter(count__lt=0)) == []


def test_each_row_that_moves_has_its_event_and_the_trail_stays_whole(world: World) -> None:
    rows = active(world, 2)
    act(world, order("merge", villages(world), "新一村"))
    moved = Event.objects.filter(action="moved", subject_type="commitments.commitment")
    assert sorted(moved.values_list("subject_id", flat=True)) == [row.pk for row in rows]
    assert moved.first().reason == "区划调整"
    assert all(chain.fault is None for chain in verify().chains)


def test_a_village_that_takes_another_in_keeps_its_start(world: World) -> None:
    one, two = villages(world)
    Area.objects.filter(pk=one.pk).update(valid_from=date(2000, 1, 1))
    (row,) = active(world, village=two)
    act(world, order("merge", [one, two], "一村"))
    one = Area.objects.get(pk=one.pk)
    assert (one.valid_from, one.valid_to) == (date(2000, 1, 1), None)
    assert [(c.origin.name, c.target.name) for c in AreaChange.objects.all()] == [("二村", "一村")]
    assert Commitment.objects.get(pk=row.pk).village_id == one.pk


def test_a_split_lets_one_choose_where_each_row_goes(world: World) -> None:
    first, second = active(world, 2)
    act(world, order("split", [villages(world)[0]], "一村", "东一村",
                     choice={f"commitments:{second.pk}": 1}))  # fmt: skip
    names = [Commitment.objects.get(pk=r.pk).village.name for r in (first, second)]
    assert names == ["一村", "东一村"]


def test_towns_merge_with_their_villages(world: World) -> None:
    (row,) = active(world)
    act(world, order("merge", [world.areas["town_a"], world.areas["town_b"]], "新镇"))
    new = Area.objects.get(name="新镇")
    row = Commitment.objects.get(pk=row.pk)
    assert (row.town_id, row.village.name, row.village.town_id) == (new.pk, "一村", new.pk)
    assert Area.objects.filter(level="village", parent=new).count() == 3
    assert area_counts(new, world.today).total == 1
    assert list(Tally.objects.filter(count__lt=0)) == []


def test_a_town_that_splits_gives_each_village_and_what_lies_in_it_to_one(world: World) -> None:
    (row,) = active(world)
    (other,) = active(world, village=world.areas["village_2"])
    act(world, order("split", [world.areas["town_a"]], "甲镇", "东镇",
                     choice={f"villages:{world.areas['village_2'].pk}": 1}))  # fmt: skip
    names = [Commitment.objects.get(pk=r.pk).town.name for r in (row, other)]
    assert names == ["甲镇", "东镇"]
    assert area_counts(Area.objects.get(name="东镇"), world.today).total == 1


def test_what_was_closed_shows_the_town_of_its_day(client: Client, world: World) -> None:
    (row,) = active(world)
    Commitment.objects.filter(pk=row.pk).update(closed_at=NOW - timedelta(days=20))
    act(world, order("merge", [world.areas["town_a"], world.areas["town_b"]], "新镇"))
    log_in(client, world, "sun")
    assert "甲镇 · 一村" in client.get(f"/commitments/{row.pk}/").content.decode()


def test_units_merge_with_their_posts_and_the_old_name_stays_on_what_is_done(world: World) -> None:
    (row,) = active(world)
    closed = done(world)
    Support.objects.create(
        commitment=row, unit=world.units["wang"], county_id=row.county_id, duty="供水"
    )
    act(world, order("merge", [world.units["li"], world.units["wang"]], "农业水利局"))
    new = Unit.objects.get(name="农业水利局")
    assert Commitment.objects.get(pk=row.pk).lead_unit_id == new.pk
    assert Support.objects.get().unit_id == new.pk
    assert set(Post.objects.filter(unit=new)) == {world.posts["li"], world.posts["wang"]}
    closed = Commitment.objects.get(pk=closed.pk)
    assert closed.lead_unit.name == "农业农村局"
    assert [(unit.name, day) for unit, day in now_called(closed.lead_unit)] == [("农业水利局", DAY)]
    assert UnitChange.objects.count() == 2
    tally = Tally.objects.filter(scope="unit", count__gt=0).values_list("key_id", "count")
    assert list(tally) == [(new.pk, 1)]


def test_duties_of_two_supporters_that_become_one_are_joined(world: World) -> None:
    (row,) = active(world)
    for key, duty in (("wang", "供水"), ("errand", "代办")):
        Support.objects.create(
            commitment=row, unit=world.units[key], county_id=row.county_id, duty=duty
        )
    act(world, order("merge", [world.units["wang"], world.units["errand"]], "水利服务中心"))
    assert Support.objects.get().duty == "供水；代办"


def test_what_changed_since_the_preview_moves_nothing(world: World) -> None:
    wanted = order("merge", villages(world), "新一村")
    seen = plan(wanted.origins).fingerprint
    active(world)
    with pytest.raises(Refused) as refused:
        reorganise(wanted, seen=seen, actor=world.sysadmin, at=NOW)
    assert refused.value.codes == ("reorganise.changed",)
    assert not Area.objects.filter(name="新一村").exists()


def test_every_reason_is_said_at_once_and_only_the_administrator_may(world: World) -> None:
    bad = order("merge", villages(world)[:1], "二村", document=" ", reason="", on=date(2023, 4, 1))
    with pytest.raises(Refused) as refused:
        act(world, bad)
    assert refused.value.codes == (
        "reorganise.numbers", "reorganise.taken", "reorganise.ahead", "reorganise.document",
        "reorganise.reason")  # fmt: skip
    with pytest.raises(Refused) as denied:
        reorganise(bad, seen="", actor=world.sun, at=NOW)
    assert denied.value.codes == ("workflow.not_permitted",)


def test_a_failure_half_way_leaves_everything_as_it_was(world: World, monkeypatch) -> None:
    from yiteng.keeping.reorganising import actions

    (row,) = active(world)

    def broken(*words: object) -> None:
        raise RuntimeError

    monkeypatch.setattr(actions, "_follow", broken)
    with pytest.raises(RuntimeError):
        act(world, order("merge", villages(world), "新一村"))
    assert Commitment.objects.get(pk=row.pk).village.name == "一村"
    assert Area.objects.filter(valid_to__isnull=False).count() == 0


def test_the_pages_preview_and_do_it_and_name_no_matter(client: Client, world: World) -> None:
    (row,) = active(world)
    log_in(client, world, "sysadmin")
    town = world.areas["town_a"]
    address = reverse("keeping:areas") + f"?town={town.pk}"
    assert "一村" in client.get(address).content.decode()
    said = {"origin": [v.pk for v in villages(world)], "kind": "merge", "names": "新一村",
            "on": "2023-03-30", "document": "试验民发〔2023〕1号", "reason": "区划调整"}  # fmt: skip
    shown = client.post(address, {**said, "step": "preview"})
    text = shown.content.decode()
    assert "未办结事项" in text and row.title not in text
    seen = shown.context["plan"].fingerprint
    assert client.post(address, {**said, "step": "apply", "seen": seen}).status_code == 302
    assert Commitment.objects.get(pk=row.pk).village.name == "新一村"
    log_in(client, world, "leader")
    old = client.get(reverse("desk:area", args=[world.areas["village_1"].pk])).content.decode()
    assert "→ 新一村" in old and "试验民发〔2023〕1号" in old


def test_an_old_commitment_shows_the_name_then_and_the_successor_now(
    client: Client, world: World
) -> None:
    closed = done(world)
    act(world, order("rename", villages(world)[:1], "幸福村"))
    act(world, order("rename", [world.units["li"]], "农业和农村局"))
    log_in(client, world, "sun")
    text = client.get(f"/commitments/{closed.pk}/").content.decode()
    assert "甲镇 · 一村" in text and "→ 幸福村" in text
    assert "农业农村局" in text and "→ 农业和农村局" in text


@pytest.mark.parametrize("who", ["leader", "sun", "secadmin", "town"])
def test_nobody_else_opens_the_pages(client: Client, world: World, who: str) -> None:
    log_in(client, world, who)
    assert client.get(reverse("keeping:areas")).status_code == 403


def place_columns() -> dict[str, set[str]]:
    """Model → the columns that name a unit; ``town`` where it carries the keys of areas."""
    found: dict[str, set[str]] = {}
    for model in apps.get_models():
        named = {
            f.name for f in model._meta.fields
            if (f.related_model in (Unit, Area) and f.name not in ("county", "town", "village"))
            or f.name in ("date_unit", "by_unit")
            or (f.name == "unit" and f.get_internal_type() == "BigIntegerField")
        }  # fmt: skip
        if issubclass(model, Placed):
            named.add("town")
        if named:
            found[model._meta.label] = named
    return found


#: Areas and units themselves: they are what is moved, below and beside each other.
THEMSELVES = {"places.Area", "people.Unit", "people.Post"}


def test_every_row_that_names_a_unit_or_a_place_moves_or_is_named_as_staying() -> None:
    """A model in neither table would lose its open rows in silence."""
    moved: dict[str, set[str]] = {}
    for move in MOVES:
        named = moved.setdefault(move.model, set())
        named |= {*move.units, *(["town"] if move.placed else [])}
    lost, used = [], set()
    for label, columns in place_columns().items():
        model = apps.get_model(label)
        follows = {"town"} if any(f.name == "commitment" for f in model._meta.fields) else set()
        for column in sorted(columns - moved.get(label, set()) - follows):
            reason = STAYS.get(label) or STAYS.get(f"{label}.{column}")
            used |= {label, f"{label}.{column}"} & set(STAYS)
            if not reason and label not in THEMSELVES:
                lost.append(f"{label}.{column}")
    assert lost == []
    assert set(STAYS) - used == set()


def test_who_set_a_date_and_what_waits_for_a_unit_moves_with_it(world: World) -> None:
    (row,) = issued(world, 1, lead_unit=world.units["wang"])
    Commitment.objects.filter(pk=row.pk).update(date_unit=world.units["li"].pk)
    Heads.objects.create(unit=world.units["li"], kind="livelihood_item", columns={})
    Heads.objects.create(unit=world.units["sun"], kind="livelihood_item", columns={"a": "b"})
    pair = [world.units["li"], world.units["sun"]]
    act(world, order("merge", pair, world.units["sun"].name))
    assert Commitment.objects.get(pk=row.pk).date_unit == world.units["sun"].pk
    columns = dict(Heads.objects.values_list("unit", "columns"))
    assert columns == {world.units["sun"].pk: {"a": "b"}, world.units["li"].pk: {}}
