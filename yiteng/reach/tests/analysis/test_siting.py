"""Siting: equal to brute force on small cases, proved, and its certificates hold without it."""

from __future__ import annotations

import itertools

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from yiteng.reach.analysis import certificate, siting

CASES = settings(max_examples=40, deadline=None)
INF = np.inf


@st.composite
def small(draw):
    """Up to nine places, six sites, up to two new ones; costs whole or not; one may exist."""
    rng = np.random.default_rng(draw(st.integers(0, 2**32 - 1)))
    n, m = draw(st.integers(2, 9)), draw(st.integers(3, 6))
    costs = rng.random((n, m)) * 40
    if draw(st.booleans()):
        costs = np.rint(costs)
    weights = rng.integers(0, 60, n).astype(float)
    existing = (0,) if draw(st.booleans()) else ()
    forbidden = (1,) if draw(st.booleans()) else ()
    return costs, weights, draw(st.integers(1, 2)), existing, forbidden, rng


def choices(m, p, existing, forbidden):
    """Every set of open sites with p new ones, or all there are."""
    free = [j for j in range(m) if j not in existing and j not in forbidden]
    for new in itertools.combinations(free, min(p, len(free))):
        yield list(existing) + list(new)


def total(costs, weights, sites):
    return float((weights * costs[:, sites].min(axis=1)).sum())


@CASES
@given(small())
def test_p_median_is_the_best_of_all_choices(case):
    costs, weights, p, existing, forbidden, _ = case
    found = siting.p_median(costs, weights, p=p, existing=existing, forbidden=forbidden)
    best = min(total(costs, weights, s) for s in choices(costs.shape[1], p, existing, forbidden))
    assert found.objective == pytest.approx(best, rel=1e-6, abs=1e-6)
    assert (found.proved, found.gap, found.bound) == (True, 0.0, found.objective)
    assert certificate.check(found.certificate, costs, weights).proved
    assert set(existing) <= set(found.sites.tolist())
    assert not set(forbidden) & set(found.sites.tolist())
    nearest = costs[np.arange(len(costs)), found.assigned]
    assert np.allclose(nearest[weights > 0], costs[:, found.sites].min(axis=1)[weights > 0])


@CASES
@given(small())
def test_max_cover_reaches_most_people(case):
    costs, weights, p, existing, forbidden, _ = case
    found = siting.max_cover(
        costs, weights, p=p, radius=12.0, existing=existing, forbidden=forbidden
    )
    best = max(
        float(weights[(costs[:, s] <= 12.0).any(axis=1)].sum())
        for s in choices(costs.shape[1], p, existing, forbidden)
    )
    assert (found.objective, found.proved) == (pytest.approx(best), True)
    assert certificate.check(found.certificate).proved
    assert float(weights[found.assigned >= 0].sum()) == pytest.approx(best)


@CASES
@given(small())
def test_the_centre_is_the_least_farthest(case):
    costs, weights, p, existing, forbidden, _ = case
    if not (weights > 0).any():
        weights[0] = 1
    found = siting.p_center(costs, weights, p=p, existing=existing, forbidden=forbidden)
    best = min(
        float(costs[weights > 0][:, s].min(axis=1).max())
        for s in choices(costs.shape[1], p, existing, forbidden)
    )
    assert (found.objective, found.proved) == (best, True)
    assert certificate.check(found.certificate).proved


@CASES
@given(small())
def test_a_full_cover_takes_the_fewest_new_sites(case):
    costs, weights, _, existing, forbidden, _ = case
    able = [j for j in range(costs.shape[1]) if j not in forbidden]
    asked = costs[weights > 0]
    if (asked[:, able] > 20).all(axis=1).any():
        with pytest.raises(siting.Unreachable):
            siting.set_cover(costs, 20.0, weights, existing=existing, forbidden=forbidden)
        return
    found = siting.set_cover(costs, 20.0, weights, existing=existing, forbidden=forbidden)
    best = next(
        p
        for p in range(len(able) + 1)
        for s in choices(costs.shape[1], p, existing, forbidden)
        if not len(asked) or (s and (asked[:, s] <= 20).any(axis=1).all())
    )
    assert (found.objective, found.proved) == (best, True)
    assert certificate.check(found.certificate).proved


@CASES
@given(small())
def test_within_a_budget_the_best_that_can_be_paid(case):
    costs, weights, _, existing, forbidden, rng = case
    price = rng.integers(1, 9, costs.shape[1]).astype(float)
    budget = 12.0
    found = siting.within_budget(
        costs, weights, price, budget, existing=existing, forbidden=forbidden
    )
    paid = [
        s
        for p in range(1, costs.shape[1] + 1)
        for s in choices(costs.shape[1], p, existing, forbidden)
        if s and price[[j for j in s if j not in existing]].sum() <= budget
    ]
    assert found.objective == pytest.approx(
        min(total(costs, weights, s) for s in paid), rel=1e-6, abs=1e-6
    )
    assert found.proved
    assert price[found.new].sum() <= budget
    assert certificate.check(found.certificate, costs, weights).proved


@settings(max_examples=15, deadline=None)
@given(st.integers(0, 2**32 - 1))
def test_with_capacities_the_bound_is_true_and_the_value_can_be_had(seed):
    rng = np.random.default_rng(seed)
    costs, weights = rng.random((5, 4)) * 30, rng.integers(1, 9, 5).astype(float)
    room = rng.integers(10, 25, 4).astype(float)
    values = [
        sum(weights[i] * costs[i, j] for i, j in enumerate(where))
        for sites in itertools.combinations(range(4), 2)
        for where in itertools.product(sites, repeat=5)
        if all(weights[np.array(where) == j].sum() <= room[j] for j in sites)
    ]
    if not values:
        with pytest.raises(siting.NoRoom):
            siting.capacitated(costs, weights, room, p=2)
        return
    found = siting.capacitated(costs, weights, room, p=2)
    assert found.bound <= min(values) + 1e-5
    assert found.objective == pytest.approx(min(values), rel=1e-6)
    load = np.bincount(found.assigned, weights=weights, minlength=4)
    assert (load <= room).all()
    assert found.gap == pytest.approx((found.objective - found.bound) / found.objective, abs=1e-9)
    assert certificate.check(found.certificate).bound <= found.certificate["value"]


LINE = np.abs(np.arange(6.0)[:, None] - np.arange(6.0)[None, :])


def test_a_street_of_six_villages_worked_by_hand():
    found = siting.p_median(LINE, np.ones(6), p=2)
    assert (found.objective, found.sites.tolist()) == (4.0, [1, 4])
    assert found.assigned.tolist() == [1, 1, 1, 4, 4, 4]


def test_what_exists_stays_and_does_not_count():
    found = siting.p_median(LINE, np.ones(6), p=1, existing=[0])
    assert (found.sites[0], len(found.new), found.objective) == (0, 1, 5.0)


def test_forced_sites_are_among_the_new_ones():
    found = siting.p_median(LINE, np.ones(6), p=2, forced=[5])
    assert 5 in found.new
    assert found.objective == 5.0
    with pytest.raises(ValueError, match="more sites are forced"):
        siting.p_median(LINE, np.ones(6), p=1, forced=[0, 5])


def test_a_place_without_any_way_is_named():
    costs = LINE.copy()
    costs[3] = INF
    with pytest.raises(siting.Unreachable, match="serves place 3") as caught:
        siting.p_median(costs, np.ones(6), p=2)
    assert caught.value.places == [3]
    quiet = np.ones(6)
    quiet[3] = 0
    assert siting.p_median(costs, quiet, p=2).proved


def test_ways_that_lead_nowhere_are_avoided_where_they_can_be():
    costs = np.array([[1.0, INF, 5.0], [INF, 1.0, 5.0], [1.0, 1.0, 9.0]])
    assert siting.p_median(costs, np.ones(3), p=1).sites.tolist() == [2]
    with pytest.raises(siting.Unreachable):
        siting.p_median(costs, np.ones(3), p=1, forbidden=[2])


def test_what_is_no_number_is_named():
    costs = LINE.copy()
    costs[2, 4] = np.nan
    with pytest.raises(ValueError, match=r"costs\[2, 4\]"):
        siting.p_median(costs, np.ones(6), p=1)
    with pytest.raises(ValueError, match=r"weights\[1\]"):
        siting.p_median(LINE, np.array([1, -1, 1, 1, 1, 1.0]), p=1)
    with pytest.raises(ValueError, match="no site 9"):
        siting.p_median(LINE, np.ones(6), p=1, forbidden=[9])
    with pytest.raises(ValueError, match="forbidden and held open"):
        siting.p_median(LINE, np.ones(6), p=1, existing=[2], forbidden=[2])
    with pytest.raises(ValueError, match="budget"):
        siting.within_budget(LINE, np.ones(6), np.ones(6), 1.0, forced=[0, 1])


def test_nothing_changes_by_the_unit_or_a_useless_site():
    rng = np.random.default_rng(7)
    costs, weights = rng.random((40, 12)) * 50, rng.integers(1, 900, 40).astype(float)
    one = siting.p_median(costs, weights, p=3)
    assert siting.p_median(costs * 60, weights, p=3).sites.tolist() == one.sites.tolist()
    useless = np.column_stack([costs, np.full(40, 500.0)])
    assert siting.p_median(useless, weights, p=3).objective == pytest.approx(one.objective)
    twice = np.repeat(costs, 2, axis=0), np.repeat(weights / 2, 2)
    assert siting.p_median(*twice, p=3).objective == pytest.approx(one.objective, rel=1e-6)
    chosen = one.sites.tolist()
    kept = siting.p_median(costs, weights, p=2, existing=chosen[:1])
    assert kept.objective == pytest.approx(one.objective)


def test_time_that_runs_out_leaves_an_honest_gap():
    rng = np.random.default_rng(3)
    points = rng.random((220, 2)) * 100
    costs = np.rint(np.hypot(*(points[:, None] - points[None]).transpose(2, 0, 1)))
    found = siting.p_median(costs, np.ones(220), p=6, time_limit=0.0)
    again = certificate.check(found.certificate, costs, np.ones(220))
    assert found.bound <= found.objective
    assert again.bound == found.certificate["bound"]
    assert found.proved is again.proved


def test_two_houses_at_one_place_have_room_for_two():
    costs, people = np.array([[1.0, 1.0, 9.0], [2.0, 2.0, 9.0]]), np.array([5.0, 5.0])
    found = siting.capacitated(costs, people, [5.0, 5.0, 5.0], p=2)
    assert (found.objective, sorted(found.sites.tolist())) == (15.0, [0, 1])


def test_tenths_that_fill_a_budget_are_within_it():
    found = siting.within_budget(LINE, np.ones(6), [0.1, 0.2, 9, 9, 9, 9], 0.3)
    assert found.sites.tolist() == [0, 1]


@CASES
@given(small(), st.floats(2, 30))
def test_what_is_proposed_is_within_the_budget(case, budget):
    costs, weights, _, existing, forbidden, rng = case
    price = rng.integers(1, 9, costs.shape[1]) * 1.25
    try:
        found = siting.within_budget(
            costs, weights, price, budget, existing=existing, forbidden=forbidden
        )
    except siting.Unreachable:
        return
    assert price[found.new].sum() <= budget
    assert certificate.check(found.certificate, costs, weights, price).proved


def test_a_county_within_a_budget_stays_within_it():
    rng = np.random.default_rng(3)
    points, sites = rng.random((200, 2)) * 40, rng.random((13, 2)) * 40
    costs = np.hypot(*(points[:, None] - sites[None]).transpose(2, 0, 1))
    for budget in (2.4e6, 4e6, 5e6):
        price = np.full(13, 1.2e6)
        found = siting.within_budget(
            costs, rng.integers(200, 900, 200), price, budget, existing=[0]
        )
        assert price[found.new].sum() <= budget
        assert certificate.check(found.certificate).proved


@pytest.mark.parametrize("seconds", [0.0, 0.05, None])
def test_a_centre_opens_every_site_it_may_when_its_time_runs_out(seconds):
    rng = np.random.default_rng(7)
    villages = rng.random((160, 2)) * 60
    costs = np.linalg.norm(villages[:, None] - villages, axis=2)
    weights = np.ones(160)
    weights[5] = 0
    found = siting.p_center(costs, weights, p=3, existing=[0], forbidden=[1], time_limit=seconds)
    assert (len(found.new), 0 in found.new, 1 in found.new) == (3, False, False)
    farthest = costs[weights > 0][:, found.sites].min(axis=1).max()
    assert found.bound <= found.objective == farthest
    assert found.proved or seconds is not None
    assert certificate.check(found.certificate).objective == farthest


def test_a_centre_spends_on_the_farthest_what_its_cover_leaves():
    costs = np.array([[0.0, 9, 9], [9, 5, 9], [9, 4, 0]])
    found = siting.p_center(costs, p=3)
    assert (found.objective, found.proved, found.sites.tolist()) == (5.0, True, [0, 1, 2])
