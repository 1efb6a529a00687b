"""Certificates: whatever is changed in one is refused, or what it then says is true all the same."""

from __future__ import annotations

import ast
import copy
import itertools
import json
from pathlib import Path

import numpy as np
import pytest

from yiteng.reach.analysis import certificate, checking, packing, siting

RNG = np.random.default_rng(5)
POINTS = RNG.random((9, 2)) * 40
COSTS = np.round(np.hypot(*(POINTS[:, None] - POINTS[None, :6]).transpose(2, 0, 1)), 2)
PEOPLE = RNG.integers(1, 60, 9).astype(float)
PRICE = np.array([2.5, 3.0, 1.5, 4.0, 2.0, 3.5])
ROOM = np.full(6, 160.0)
RADIUS = 12.0

MODELS = {
    "p_median": lambda **more: siting.p_median(COSTS, PEOPLE, p=2, existing=[0], **more),
    "p_center": lambda **more: siting.p_center(COSTS, PEOPLE, p=2, existing=[0], **more),
    "max_cover": lambda **more: siting.max_cover(COSTS, PEOPLE, p=2, radius=RADIUS, **more),
    "set_cover": lambda **more: siting.set_cover(COSTS, 20.0, PEOPLE, forbidden=[5], **more),
    "within_budget": lambda **more: siting.within_budget(COSTS, PEOPLE, PRICE, 5.5, **more),
    "capacitated": lambda **more: siting.capacitated(
        COSTS, PEOPLE, ROOM, p=3, min_load=20.0, forced=[1], **more
    ),
}
GIVEN = {
    name: {"costs": COSTS, "weights": PEOPLE, "site_costs": PRICE, "capacities": ROOM}
    for name in MODELS
}


@pytest.fixture(scope="module")
def proofs():
    return {
        name: json.loads(certificate.saved(make().certificate)) for name, make in MODELS.items()
    }


def leaves(value, path=()):
    """Every path to what is no dictionary and no list of dictionaries."""
    if isinstance(value, dict):
        for key in value:
            yield from leaves(value[key], (*path, key))
    elif isinstance(value, list) and value and isinstance(value[0], dict):
        for k, item in enumerate(value):
            yield from leaves(item, (*path, k))
    else:
        yield path


def changes(value):
    """Other values in the place of one."""
    if isinstance(value, bool) or value is None:
        return [not value, 3]
    if isinstance(value, int):
        return [value + 1, value - 1, -value - 1, 2**62]
    if isinstance(value, float):
        return [value * 2, value / 2, -value - 1]
    if isinstance(value, list):
        return [[*value, 3], [4], value[:-1], [k + 1 for k in value]]
    try:
        numbers = packing.unpacked(value)
    except Exception:
        return [value + "x", *MODELS]
    found = []
    for at in (0, len(numbers) - 1):
        for step in (1, -1, 2**40, 2**61):
            other = numbers.copy()
            other[at] += step
            found.append(packing.packed(other))
    return [*found, packing.packed(numbers[:-1]), packing.packed(numbers * 3)]


def forged(proof):
    """(path, certificate) with one thing changed each."""
    for path in leaves(proof):
        holder = proof
        for key in path[:-1]:
            holder = holder[key]
        for other in changes(holder[path[-1]]):
            if other == holder[path[-1]]:
                continue
            copied = copy.deepcopy(proof)
            target = copied
            for key in path[:-1]:
                target = target[key]
            target[path[-1]] = other
            yield path, copied


def truth(kind, asked):
    """The least value by trying every choice of sites; of maximal covering the most people."""
    old, values = set(asked["existing"]), []
    for k in range(1, 7):
        for sites in itertools.combinations(range(6), k):
            new = set(sites) - old
            if (old | set(asked["forced"])) - set(sites) or set(asked["forbidden"]) & set(sites):
                continue
            if kind not in ("set_cover", "within_budget") and len(new) > asked["p"]:
                continue
            values.append(worth(kind, asked, list(sites), len(new), new))
    return max(values) if kind == "max_cover" else min(values)


def worth(kind, asked, sites, new, opened):
    near = COSTS[:, sites].min(axis=1)
    if kind == "p_center":
        return float(near.max())
    if kind == "max_cover":
        return float(PEOPLE[near <= asked["radius"]].sum())
    if kind == "set_cover":
        return new if (near <= asked["radius"]).all() else 99
    if kind == "within_budget" and PRICE[list(opened)].sum() > asked["budget"]:
        return np.inf
    if kind == "capacitated":
        return assigned(asked, sites, opened)
    return float((PEOPLE * near).sum())


def assigned(asked, sites, opened):
    """A bound from below will do: nobody is nearer than the nearest; exact where capacities hold."""
    return float((PEOPLE * COSTS[:, sites].min(axis=1)).sum())


@pytest.mark.parametrize("kind", MODELS)
def test_what_the_solver_writes_holds(proofs, kind):
    proof = proofs[kind]
    found = certificate.check(proof, **GIVEN[kind])
    assert found.kind == kind
    assert (found.value, found.bound) == (proof["value"], proof["bound"])
    assert found.proved or kind == "capacitated"
    if kind != "capacitated":
        off = found.rounding + 1e-9
        assert found.objective == pytest.approx(truth(kind, proof["statement"]), abs=off)


@pytest.mark.parametrize("kind", MODELS)
def test_whatever_is_changed_is_seen(proofs, kind):
    tried = 0
    for path, other in forged(proofs[kind]):
        with pytest.raises(certificate.Wrong):
            certificate.check(other)
        tried += 1
        assert path
    assert tried > 80


@pytest.mark.parametrize("kind", MODELS)
def test_a_change_sealed_anew_is_refused_or_says_what_is_true(proofs, kind):
    refused = 0
    for path, other in forged({k: v for k, v in proofs[kind].items() if k != "fingerprint"}):
        try:
            found = certificate.check(packing.sealed(other), **GIVEN[kind])
        except certificate.Wrong:
            refused += 1
            continue
        asked = other["statement"]
        best = truth(other["kind"], asked)
        off = found.rounding + 1e-6
        if other["kind"] == "max_cover":
            assert found.objective <= best + off <= found.lower + 2 * off, path
        elif kind == "capacitated":
            assert found.lower <= found.objective, path
            assert asked == proofs[kind]["statement"] or path[1] not in ("budget", "radius"), path
        else:
            assert found.lower <= best + off <= found.objective + 2 * off, path
    assert refused > 80


def sealed(whole, /, **changed):
    return packing.sealed({**copy.deepcopy(whole), **changed})


def test_a_centre_that_could_be_nearer_is_refused(proofs):
    proof = proofs["p_center"]
    loose = siting.p_center(COSTS, PEOPLE, p=1, existing=[0]).certificate
    both = {**proof["statement"], "p": 2}
    with pytest.raises(certificate.Wrong, match="new sites might do"):
        certificate.check(sealed(loose, statement=both))


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({"proof": {"steps": []}}, "neither ends nor branches"),
        ({"proof": {"steps": [], "end": "bound"}}, "new sites might do"),
        ({"proof": {"steps": [], "end": "none nearer"}}, "neither ends nor branches"),
        ({"sites": [0, 1, 2]}, "the farthest place is at rank"),
        ({"sites": [0]}, "the farthest place is at rank"),
        ({"sites": [1, 2]}, "must be open is not"),
        ({"value": 0, "bound": 0}, "the farthest place is at rank"),
        ({"bound": 10**6}, "the bound is no rank up to the value"),
    ],
)
def test_a_centre_carries_the_proof_of_the_rank_below(proofs, changed, said):
    with pytest.raises(certificate.Wrong, match=said):
        certificate.check(sealed(proofs["p_center"], **changed))


def test_a_new_site_that_serves_too_few_is_refused(proofs):
    proof = proofs["capacitated"]
    statement = {**proof["statement"], "min_load": 150.0}
    with pytest.raises(certificate.Wrong, match="serves less than the least load"):
        certificate.check(sealed(proof, statement=statement, least=150))
    with pytest.raises(certificate.Wrong, match="least load is not what was asked"):
        certificate.check(sealed(proof, least=0))


def test_a_negative_price_of_the_budget_proves_nothing(proofs):
    proof = copy.deepcopy(proofs["within_budget"])
    proof["proof"]["steps"][0]["mu"] = -(10**6)
    with pytest.raises(certificate.Wrong, match="negative or too large"):
        certificate.check(sealed(proof))


def test_multipliers_that_overflow_prove_nothing(proofs):
    proof = copy.deepcopy(proofs["p_median"])
    proof["proof"] = {"steps": [{"lam": packing.packed(np.full(9, 2**60)), "mu": 0, "fixed": 0}],
                      "end": "bound"}  # fmt: skip
    with pytest.raises(certificate.Wrong, match="too large to be added up"):
        certificate.check(sealed(proof))


def test_the_checker_knows_nothing_of_the_solver():
    folder = Path(checking.__file__).parent
    for file in [*folder.glob("checking*.py"), folder / "packing.py", folder / "amounts.py"]:
        names = [
            node.module or ""
            for node in ast.walk(ast.parse(file.read_text(encoding="utf-8")))
            if isinstance(node, ast.ImportFrom)
        ]
        rooms = {n.split(".")[-1] for n in names if n.startswith("yiteng")}
        assert rooms <= {"analysis", "amounts", "packing", "checking_case", "checking_inputs", "checking_kernels",
                         "checking_listing", "checking_tree",
                         "checking_capacity"}, file.name  # fmt: skip


def test_a_large_proof_with_a_tree_holds_and_travels():
    points = np.random.default_rng(11).random((60, 2)) * 60
    costs = np.rint(np.hypot(*(points[:, None] - points[None]).transpose(2, 0, 1)))
    found = siting.p_median(costs, np.ones(60), p=4)
    known = json.loads(certificate.saved(found.certificate))
    checked = certificate.check(known, costs, np.ones(60))
    assert (checked.value, checked.proved) == (known["value"], True)
    other = costs.copy()
    other[0, 1] += 1
    with pytest.raises(certificate.Wrong, match="not those of the certificate"):
        certificate.check(known, other, np.ones(60))
