"""What must not change an answer does not: units, villages split in two, useless sites; people are kept."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from yiteng.reach.analysis import access, siting

CASES = settings(max_examples=25, deadline=None)
BANDS = [(10.0, 1.0), (20.0, 0.68), (30.0, 0.22)]


def drawn(seed):
    rng = np.random.default_rng(seed)
    n, m = int(rng.integers(3, 12)), int(rng.integers(2, 6))
    return (
        rng.random((n, m)) * 40,
        rng.integers(0, 90, n).astype(float),
        rng.integers(0, 9, m).astype(float),
    )


SCORES = {
    "two_step": lambda pairs, people, supply: access.two_step(pairs, people, supply),
    "gaussian": lambda pairs, people, supply: access.two_step(
        pairs, people, supply, decay=access.gaussian(30.0)
    ),
    "e2sfca": lambda pairs, people, supply: access.e2sfca(pairs, people, supply, BANDS),
    "three_step": lambda pairs, people, supply: access.three_step(pairs, people, supply, BANDS),
    "gravity": lambda pairs, people, supply: access.gravity(pairs, people, supply),
}


@CASES
@given(st.integers(0, 2**31))
@pytest.mark.parametrize("name", SCORES)
def test_what_is_supplied_is_what_people_get(name, seed):
    costs, people, supply = drawn(seed)
    pairs = access.from_matrix(costs, 30.0)
    score = SCORES[name](pairs, people, supply)
    _, unused = access.unreached(pairs, people, supply)
    reached = np.setdiff1d(np.arange(len(supply)), unused)
    near = (costs < 30.0) & (people > 0)[:, None]
    reached = [j for j in reached if near[:, j].any()]
    assert float((score * people).sum()) == pytest.approx(
        float(supply[reached].sum()), rel=1e-9, abs=1e-9
    )


@CASES
@given(st.integers(0, 2**31))
@pytest.mark.parametrize("name", SCORES)
def test_a_village_split_in_two_scores_the_same(name, seed):
    costs, people, supply = drawn(seed)
    whole = SCORES[name](access.from_matrix(costs, 30.0), people, supply)
    halves = np.repeat(costs, 2, axis=0), np.repeat(people / 2, 2)
    split = SCORES[name](access.from_matrix(halves[0], 30.0), halves[1], supply)
    assert np.allclose(split[::2], whole) and np.allclose(split[1::2], whole)


MODELS = {
    "p_median": lambda costs, people, **more: siting.p_median(costs, people, p=2, **more),
    "p_center": lambda costs, people, **more: siting.p_center(costs, people, p=2, **more),
    "max_cover": lambda costs, people, **more: siting.max_cover(
        costs, people, 2, radius=15.0, **more
    ),
}


@CASES
@given(st.integers(0, 2**31))
@pytest.mark.parametrize("name", MODELS)
def test_sitings_do_not_mind(name, seed):
    costs, people, _ = drawn(seed)
    people += 1
    model = MODELS[name]
    best = model(costs, people).objective
    useless = np.column_stack([costs, np.full(len(costs), 500.0)])
    assert model(useless, people).objective == pytest.approx(best, rel=1e-6)
    order = np.random.default_rng(seed).permutation(len(costs))
    assert model(costs[order], people[order]).objective == pytest.approx(best, rel=1e-6)
    split = np.repeat(costs, 2, axis=0), np.repeat(people / 2, 2)
    assert model(*split).objective == pytest.approx(best, rel=1e-6)
    if name != "max_cover":
        assert model(costs * 60, people).objective == pytest.approx(best * 60, rel=1e-6)


@CASES
@given(st.integers(0, 2**31))
def test_a_site_already_chosen_may_as_well_exist(seed):
    costs, people, _ = drawn(seed)
    people += 1
    best = siting.p_median(costs, people, p=2)
    if len(best.new) == 2:
        kept = siting.p_median(costs, people, p=1, existing=best.new[:1].tolist())
        assert kept.objective == pytest.approx(best.objective, rel=1e-6)
