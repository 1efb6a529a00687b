"""A node with few choices left is ended by valuing each; the checker lists them on its own."""

from __future__ import annotations

import copy
import itertools

import numpy as np
import pytest

from yiteng.reach.analysis import certificate, packing, siting
from yiteng.reach.analysis.checking_listing import least


@pytest.fixture(scope="module")
def county():
    """160 villages, 24 sites, drawn so that the dual leaves a gap."""
    rng = np.random.default_rng(1)
    points = rng.random((160, 2)) * 50
    sites = points[rng.choice(160, 24, replace=False)]
    return np.hypot(*(points[:, None] - sites[None]).transpose(2, 0, 1)), rng.integers(1, 90, 160)


def ends(node):
    """How the nodes of a tree end."""
    if "end" in node:
        return [node["end"]]
    return [end for name in ("closed", "held") if name in node for end in ends(node[name])]


def test_the_proof_lists_what_few_choices_are_left_and_holds(county):
    found = siting.p_median(*county, p=5, existing=[3])
    assert found.proved and "listed" in ends(found.certificate["proof"])
    assert certificate.check(found.certificate, *county).proved


def test_it_is_the_best_of_all_choices(county):
    costs, people = county
    found = siting.p_median(costs[:, :12], people, p=4)
    best = min((people * costs[:, list(sites)].min(axis=1)).sum()
               for sites in itertools.combinations(range(12), 4))  # fmt: skip
    assert found.objective == pytest.approx(best, rel=1e-12)


def test_a_listing_that_hides_a_better_choice_is_refused(county):
    found = siting.p_median(*county, p=5, existing=[3])
    proof = copy.deepcopy(found.certificate)
    spare = next(j for j in range(24) if j not in proof["sites"])
    worse = [3, spare, *[j for j in proof["sites"] if j != 3][1:]]
    costs = packing.unpacked(proof["problem"]["costs"]).reshape(proof["problem"]["shape"])
    proof["sites"] = sorted(worse)
    proof["value"] = proof["bound"] = int(costs[:, worse].min(axis=1).sum())
    del proof["fingerprint"]
    with pytest.raises(certificate.Wrong):
        certificate.check(packing.sealed(proof))


def test_a_node_that_fixes_nothing_else_may_not_call_itself_listed(county):
    found = siting.set_cover(county[0], 40.0)
    proof = copy.deepcopy(found.certificate)
    proof["proof"]["end"] = "listed"
    del proof["fingerprint"]
    with pytest.raises(certificate.Wrong, match="proves nothing"):
        certificate.check(packing.sealed(proof))


def test_the_checkers_listing_goes_through_each_choice_within_the_room():
    rng = np.random.default_rng(2)
    costs, near = rng.integers(0, 99, (20, 7)), rng.integers(50, 120, 20)
    rho = rng.integers(-40, 0, 7)
    for room in (-200, -70, -50, -20):
        allowed = [c for c in itertools.combinations(range(7), 3) if rho[list(c)].sum() <= room]
        best = min((int(np.minimum(costs[:, list(c)].min(axis=1), near).sum()) for c in allowed),
                   default=2**62)  # fmt: skip
        assert least(costs, near, rho, 3, room, 99) == (best, len(allowed))
