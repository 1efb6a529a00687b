"""One door: only yiteng.workflow writes a state (law 3)."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

from tests.guards.source import code, files, name, tree

#: Columns that hold a state; written by the door alone.
STATES = {"state"}
WRITERS = {"update", "create", "bulk_create", "get_or_create", "update_or_create"}


def stateful() -> set[str]:
    """Names of the models that have a state."""
    from django.apps import apps

    from yiteng.workflow.models import Stateful

    return {model.__name__ for model in apps.get_models() if issubclass(model, Stateful)}


def targets(node: ast.AST) -> Iterator[ast.expr]:
    """What a statement assigns to."""
    if isinstance(node, ast.Assign):
        for target in node.targets:
            yield from target.elts if isinstance(target, ast.Tuple | ast.List) else [target]
    elif isinstance(node, ast.AugAssign | ast.AnnAssign):
        yield node.target


def writes(node: ast.AST, models: set[str]) -> bool:
    """Whether a node assigns a state, passes one to a writing call, or sets one by name."""
    if any(isinstance(t, ast.Attribute) and t.attr in STATES for t in targets(node)):
        return True
    if not isinstance(node, ast.Call):
        return False
    called = node.func.attr if isinstance(node.func, ast.Attribute) else None
    called = node.func.id if isinstance(node.func, ast.Name) else called
    if called == "setattr":
        return _word(node, 1) in STATES
    if called == "bulk_update":
        words = {n.value for n in ast.walk(node) if isinstance(n, ast.Constant)}
        return bool(STATES & words)
    given = {k.arg for k in node.keywords}
    return bool(STATES & given) and (called in models or called in WRITERS)


def _word(node: ast.Call, place: int) -> object:
    found = node.args[place] if len(node.args) > place else None
    return found.value if isinstance(found, ast.Constant) else None


def offences(paths: tuple[Path, ...]) -> list[str]:
    """Places that write a state outside the door."""
    models = stateful()
    return [
        f"{name(path)}:{node.lineno}"
        for path in paths
        if not name(path).startswith(("yiteng/workflow/", "yiteng/rules/"))
        for node in ast.walk(tree(path))
        if writes(node, models)
    ]


def test_only_the_door_writes_a_state():
    assert offences(code()) == []


def test_stories_use_the_door_too():
    stories = tuple(p for p in files(".py") if name(p).startswith("stories/"))
    assert offences(stories) == []


def test_the_guard_sees_each_way_of_writing():
    ways = [
        "row.state = 'closed'",
        "row.state, x = 'closed', 1",
        "rows.update(state='closed')",
        "Thing(state='closed')",
        "Thing.objects.create(state='closed')",
        "setattr(row, 'state', 'closed')",
        "Thing.objects.bulk_update(rows, ['state'])",
    ]
    seen = [any(writes(n, {"Thing"}) for n in ast.walk(ast.parse(way))) for way in ways]
    assert seen == [True] * len(ways)
    reading = "Thing.objects.filter(state='closed'); row.state == 'x'; case = Case(state='draft')"
    assert not any(writes(n, {"Thing"}) for n in ast.walk(ast.parse(reading)))
