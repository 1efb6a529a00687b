"""The same graph as Doorstop, StrictDoc and sphinx-needs keep it, checked by their own commands.

    python -m bench.thread.peers BIN FOLDER TOOL ITEMS     figures as JSON

BIN: the folder of programs of an environment with requirements-peers.txt. Writing the files is
not counted. What each command reads and checks it does in one go; where the tool says how long
reading took, that stands apart.
"""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
import time
from collections import defaultdict
from pathlib import Path
from typing import Any

from bench.thread import graph

#: Seconds after which a peer is stopped and said to have taken longer.
LIMIT = 500


def by_item(items: int) -> tuple[int, dict[tuple[int, int], list[int]]]:
    """How many items a layer has, and for each item those it rests on."""
    ups: dict[tuple[int, int], list[int]] = defaultdict(list)
    for layer, item, up in graph.links(items):
        ups[(layer, item)].append(up)
    return items // len(graph.LAYERS), ups


def doorstop(folder: Path, items: int) -> list[str]:
    """One document a layer, one file an item; `doorstop` reads and checks the tree."""
    size, ups = by_item(items)
    subprocess.run(["git", "init", "-q", str(folder)], check=True)
    for layer, name in enumerate(graph.LAYERS):
        place = folder / name
        place.mkdir()
        parent = f"\n  parent: {graph.LAYERS[layer - 1]}" if layer else ""
        (place / ".doorstop.yml").write_text(
            f"settings:\n  digits: 5{parent}\n  prefix: {name}\n  sep: ''\n"
        )
        for item in range(size):
            rows = "".join(
                f"- {graph.LAYERS[layer - 1]}{up:05}: null\n" for up in ups[(layer, item)]
            )
            links = f"links:\n{rows}" if rows else "links: []\n"
            (place / f"{name}{item:05}.yml").write_text(
                f"active: true\nderived: false\nheader: ''\nlevel: {item + 1}.0\n{links}"
                f"normative: true\nref: ''\nreviewed: null\ntext: |\n  {graph.words(layer, item)}\n"
            )
    return ["doorstop", "--no-reformat", "--no-level-check", "-q"]


def strictdoc(folder: Path, items: int) -> list[str]:
    """One document a layer; `strictdoc export` to JSON reads, traces and checks the relations."""
    size, ups = by_item(items)
    for layer, name in enumerate(graph.LAYERS):
        lines = ["[DOCUMENT]", f"TITLE: {name}", ""]
        for item in range(size):
            lines += [
                "[REQUIREMENT]",
                f"UID: {name}-{item}",
                f"STATEMENT: {graph.words(layer, item)}",
            ]
            if ups[(layer, item)]:
                lines.append("RELATIONS:")
            for up in ups[(layer, item)]:
                lines += ["- TYPE: Parent", f"  VALUE: {graph.LAYERS[layer - 1]}-{up}"]
            lines.append("")
        (folder / f"{name}.sdoc").write_text("\n".join(lines))
    return ["strictdoc", "export", ".", "--formats=json", "--output-dir", "out"]


def sphinx(folder: Path, items: int) -> list[str]:
    """One page a layer; the `needs` builder of sphinx-needs reads and resolves the links."""
    size, ups = by_item(items)
    (folder / "conf.py").write_text("extensions = ['sphinx_needs']\nneeds_id_regex = '.*'\n")
    (folder / "index.rst").write_text(
        "G\n=\n\n.. toctree::\n\n" + "".join(f"   {n}\n" for n in graph.LAYERS)
    )
    for layer, name in enumerate(graph.LAYERS):
        lines = [name, "=" * len(name), ""]
        for item in range(size):
            lines += [f".. req:: {name} {item}", f"   :id: {name}_{item}"]
            if ups[(layer, item)]:
                rests = "; ".join(f"{graph.LAYERS[layer - 1]}_{up}" for up in ups[(layer, item)])
                lines.append(f"   :links: {rests}")
            lines += ["", f"   {graph.words(layer, item)}", ""]
        (folder / f"{name}.rst").write_text("\n".join(lines))
    return ["sphinx-build", "-q", "-b", "needs", ".", "out"]


TOOLS = {"doorstop": doorstop, "strictdoc": strictdoc, "sphinx-needs": sphinx}


def main(programs: Path, folder: Path, tool: str, items: int) -> dict[str, Any]:
    """Write the files, run the command, say how long it took."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    program, *rest = TOOLS[tool](folder, items)
    begun = time.perf_counter()
    try:
        done = subprocess.run([str(programs / program), *rest], cwd=folder, timeout=LIMIT,
                              capture_output=True, text=True)  # fmt: skip
        seconds, code = time.perf_counter() - begun, done.returncode
    except subprocess.TimeoutExpired:
        seconds, code = float(LIMIT), -1
    return {"tool": tool, "items": items, "seconds": seconds, "code": code,
            "longer": code == -1, "said": "" if code in (0, -1) else done.stderr[-200:]}  # fmt: skip


if __name__ == "__main__":
    print(json.dumps(main(Path(sys.argv[1]), Path(sys.argv[2]), sys.argv[3], int(sys.argv[4]))))
