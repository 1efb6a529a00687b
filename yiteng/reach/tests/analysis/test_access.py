"""Catchment scores: worked by hand, conserving supply, with every zero named."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from yiteng.reach.analysis import access, costs, coverage

BANDS = [(10, 1.0), (20, 0.68), (30, 0.22)]
#: Three villages, two hospitals; minutes.
TABLE = np.array([[5.0, 25.0], [15.0, 15.0], [40.0, 8.0]])
PEOPLE = np.array([1000.0, 500.0, 2000.0])
BEDS = np.array([10.0, 20.0])


@pytest.fixture
def pairs():
    return access.from_matrix(TABLE, 30.0)


def test_e2sfca_by_hand(pairs):
    first = 10 / (1000 * 1.0 + 500 * 0.68)
    second = 20 / (1000 * 0.22 + 500 * 0.68 + 2000 * 1.0)
    found = access.e2sfca(pairs, PEOPLE, BEDS, BANDS)
    wanted = [first + 0.22 * second, 0.68 * first + 0.68 * second, second]
    assert found == pytest.approx(wanted, rel=1e-12)


def test_two_steps_by_hand(pairs):
    found = access.two_step(pairs, PEOPLE, BEDS, limit=20)
    assert found == pytest.approx([10 / 1500, 10 / 1500 + 20 / 2500, 20 / 2500], rel=1e-12)


def test_three_steps_share_demand_among_the_sites_in_reach(pairs):
    g = np.array([[1.0 / 1.22, 0.22 / 1.22], [0.5, 0.5], [0.0, 1.0]])
    w = np.array([[1.0, 0.22], [0.68, 0.68], [0.0, 1.0]])
    rate = BEDS / (g * w * PEOPLE[:, None]).sum(axis=0)
    wanted = (g * w * rate).sum(axis=1)
    assert access.three_step(pairs, PEOPLE, BEDS, BANDS) == pytest.approx(wanted, rel=1e-12)


def test_m2sfca_squares_the_second_step(pairs):
    w = np.array([[1.0, 0.22], [0.68, 0.68], [0.0, 1.0]])
    rate = BEDS / (w * PEOPLE[:, None]).sum(axis=0)
    assert access.m2sfca(pairs, PEOPLE, BEDS, BANDS) == pytest.approx((w * w * rate).sum(axis=1))


def test_gravity_by_hand(pairs):
    w = np.where(TABLE <= 30, 1 / TABLE, 0)
    rate = BEDS / (w * PEOPLE[:, None]).sum(axis=0)
    assert access.gravity(pairs, PEOPLE, BEDS, beta=1.0) == pytest.approx((w * rate).sum(axis=1))


def test_a_step_decay_and_bands_are_the_same(pairs):
    stepped = access.two_step(pairs, PEOPLE, BEDS, decay=access.step(BANDS))
    assert stepped.tolist() == access.e2sfca(pairs, PEOPLE, BEDS, BANDS).tolist()


def test_a_gaussian_decay_is_one_at_home_and_nought_at_the_edge():
    weight = access.gaussian(30.0)(np.array([0.0, 15.0, 30.0, 31.0]))
    assert weight[[0, 2, 3]].tolist() == [1.0, 0.0, 0.0]
    assert 0 < weight[1] < 1


def test_bands_beyond_the_pairs_are_an_error(pairs):
    with pytest.raises(ValueError, match="60 lies beyond the limit of the pairs, 30"):
        access.e2sfca(pairs, PEOPLE, BEDS, [(30, 1.0), (60, 0.5)])
    with pytest.raises(ValueError, match="rising order"):
        access.e2sfca(pairs, PEOPLE, BEDS, [(30, 1.0), (20, 0.5)])


def test_what_is_missing_is_named(pairs):
    with pytest.raises(ValueError, match=r"supply\[1\] is missing"):
        access.e2sfca(pairs, PEOPLE, np.array([1.0, np.nan]), BANDS)
    with pytest.raises(ValueError, match=r"population\[2\] is missing or negative"):
        access.e2sfca(pairs, np.array([1.0, 1.0, -1.0]), BEDS, BANDS)
    with pytest.raises(ValueError, match=r"places\[0\] is no longitude"):
        access.pairs_within([[300.0, 36.0]], [[117.0, 36.0]])


def test_zeros_have_names():
    far = access.from_matrix(np.array([[5.0, np.inf], [np.inf, np.inf]]), 30.0)
    places, sites = access.unreached(far, [10.0, 20.0], [1.0, 4.0])
    assert (places.tolist(), sites.tolist()) == ([1], [1])
    assert access.two_step(far, [10.0, 20.0], [1.0, 4.0]).tolist() == [0.1, 0.0]


@settings(max_examples=30, deadline=None)
@given(st.integers(0, 2**32 - 1))
def test_what_people_find_is_what_sites_have(seed):
    rng = np.random.default_rng(seed)
    table = rng.random((30, 6)) * 45
    pairs = access.from_matrix(table, 30.0)
    people, beds = rng.integers(1, 900, 30).astype(float), rng.integers(0, 40, 6).astype(float)
    reached = np.isin(np.arange(6), pairs.index)
    for score in (access.e2sfca, access.three_step):
        found = score(pairs, people, beds, BANDS)
        assert (found * people).sum() == pytest.approx(beds[reached].sum(), rel=1e-12)


@settings(max_examples=20, deadline=None)
@given(st.integers(0, 2**32 - 1), st.sampled_from([(117.9, 36.5), (179.9, -16.0), (20.0, 89.5)]))
def test_pairs_on_the_sphere_are_those_of_the_whole_table(seed, middle):
    rng = np.random.default_rng(seed)
    places = _around(rng, middle, 60)
    sites = _around(rng, middle, 15)
    pairs = access.pairs_within(places, sites, limit=30.0, detour=1.3, speed=40.0)
    table = costs.great_circle(places, sites, detour=1.3) / 40.0 * 60.0
    whole = access.from_matrix(table, 30.0)
    assert [_of(pairs, i) for i in range(60)] == [
        pytest.approx(_of(whole, i), rel=1e-7) for i in range(60)
    ]


def _around(rng, middle, count):
    lon = (middle[0] + rng.normal(0, 0.2, count) + 180) % 360 - 180
    return np.column_stack([lon, np.clip(middle[1] + rng.normal(0, 0.2, count), -90, 90)])


def _of(pairs, i):
    part = slice(pairs.indptr[i], pairs.indptr[i + 1])
    return dict(sorted(zip(pairs.index[part].tolist(), pairs.cost[part].tolist(), strict=True)))


def test_the_nearest_k_with_the_missing_ones_said():
    places, sites = [[117.0, 36.0]], [[117.0, 36.1], [117.0, 36.3]]
    km, number = access.nearest(places, sites, k=3)
    assert number.tolist() == [[0, 1, -1]]
    assert km[0, :2] == pytest.approx(costs.great_circle(places, sites)[0], rel=1e-9)
    assert np.isinf(km[0, 2])


def test_full_sites_send_people_on():
    pairs = access.from_matrix(np.array([[1.0, 9.0], [2.0, 8.0], [3.0, 7.0]]), 30.0)
    assert access.nearest_with_room(pairs, [4, 4, 4], [8, 4]).tolist() == [0, 0, 1]
    assert access.nearest_with_room(pairs, [4, 4, 4], [8, 3]).tolist() == [0, 0, -1]


def test_people_within_minutes_and_those_without(pairs):
    assert coverage.people_within(pairs, PEOPLE, [10, 20, 30]) == [
        (10.0, 3000.0, 3000 / 3500), (20.0, 3500.0, 1.0), (30.0, 3500.0, 1.0),
    ]  # fmt: skip
    assert coverage.uncovered(pairs, PEOPLE, 10).tolist() == [1]
    assert coverage.density(pairs, PEOPLE, 20).tolist() == [1500.0, 2500.0]
    with pytest.raises(ValueError, match="nobody lives"):
        coverage.people_within(pairs, np.zeros(3), [10])


def test_towns_are_blank_transitional_or_saturated(pairs):
    found = coverage.towns(
        pairs, PEOPLE, town_of_place=[1, 1, 2], town_of_site=[1, 3], room=[1.0, 50.0], rate=0.002,
        limit=12.0,
    )  # fmt: skip
    assert [(t.town, t.expected, t.room, round(t.reached, 3), t.verdict) for t in found] == [
        (1, 3.0, 1.0, 0.667, "transitional"),
        (2, 4.0, 0.0, 1.0, "transitional"),
        (3, 0.0, 50.0, 0.0, "saturated"),
    ]


def test_a_nearer_site_saves_hours_on_the_road():
    moved, hours = coverage.trips_saved([60.0, 30.0], [20.0, 30.0], [3, 5])
    assert (moved, hours) == (3.0, 3 * 40 * 2 * 156 / 60)
    with pytest.raises(ValueError, match="had no site"):
        coverage.trips_saved([np.inf], [20.0], [1])


@pytest.mark.parametrize("score", [access.e2sfca, access.three_step, access.m2sfca])
def test_a_decay_of_steps_says_what_bands_say(score):
    """Compiled bands and a decay that is handed in walk different code."""
    bands = [(10.0, 1.0), (20.0, 0.68), (30.0, 0.22)]
    table = np.random.default_rng(4).random((12, 5)) * 40
    pairs = access.from_matrix(table, 30.0)
    people, supply = np.arange(1.0, 13.0), np.arange(1.0, 6.0)
    again = score(pairs, people, supply, access.step(bands))
    assert again == pytest.approx(score(pairs, people, supply, bands), rel=1e-12)


def test_own_points_are_joined_by_straight_lines():
    decay = access.through([(10.0, 1.0), (30.0, 0.0)])
    assert decay(np.array([0.0, 10.0, 20.0, 30.0, 31.0])).tolist() == [1.0, 1.0, 0.5, 0.0, 0.0]
