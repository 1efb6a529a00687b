"""The files the guards read: what git would carry, sorted into code, tests and migrations."""

from __future__ import annotations

import ast
import subprocess
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


@cache
def files(*suffixes: str) -> tuple[Path, ...]:
    """Files of the checkout (tracked, or new and not ignored) with one of the suffixes."""
    told = subprocess.run(
        ["git", "ls-files", "--cached", "--others", "--exclude-standard", "-z"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    ).stdout
    found = (ROOT / name for name in told.split("\0") if name)
    return tuple(sorted(p for p in found if p.suffix in suffixes and p.is_file()))


def name(path: Path) -> str:
    """The path as the checkout names it."""
    return path.relative_to(ROOT).as_posix()


def is_test(path: Path) -> bool:
    """Whether a file is a test, a migration, or outside the package."""
    return not {"tests", "migrations"}.isdisjoint(path.relative_to(ROOT).parts)


def code() -> tuple[Path, ...]:
    """The package's Python, tests and migrations apart."""
    return tuple(p for p in files(".py") if name(p).startswith("yiteng/") and not is_test(p))


def templates() -> tuple[Path, ...]:
    """The package's templates."""
    return tuple(p for p in files(".html", ".txt", ".svg") if "templates" in p.parts)


@cache
def tree(path: Path) -> ast.Module:
    """The syntax tree of a Python file."""
    return ast.parse(path.read_text(encoding="utf-8"), str(path))


def functions(path: Path) -> list[ast.FunctionDef | ast.AsyncFunctionDef]:
    """Every function and method of a file."""
    return [
        node
        for node in ast.walk(tree(path))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
    ]
