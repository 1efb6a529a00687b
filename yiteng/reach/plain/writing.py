"""Answers as JSON, CSV or GeoJSON; which one the ending of the file's name says."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path
from typing import Any

from yiteng.reach.plain.points import Points, Unreadable

FORMATS = (".json", ".csv", ".geojson")


def text_of(found: dict[str, Any], ending: str, layers: dict[str, Points]) -> str:
    """The answer as text. layers: places and sites with the key of their rows in the answer.

    CSV holds the rows of the first layer; GeoJSON the points of all layers. Raises Unreadable for
    another ending, or GeoJSON without positions.
    """
    if ending == ".json":
        return json.dumps(found, ensure_ascii=False, indent=1)
    if ending == ".csv":
        return _csv(found[next(iter(layers), "parts")])
    if ending == ".geojson":
        return _geojson(found, layers)
    raise Unreadable(f"unknown form {ending!r}; end the name in {', '.join(FORMATS)}")


def write(found: dict[str, Any], path: Path, layers: dict[str, Points]) -> None:
    """Write the answer; CSV with a byte-order mark, so that spreadsheets read Chinese."""
    text = text_of(found, path.suffix.lower(), layers)
    path.write_text(text, encoding="utf-8-sig" if path.suffix.lower() == ".csv" else "utf-8")


def _csv(rows: list[dict[str, Any]]) -> str:
    out = io.StringIO()
    columns = list(dict.fromkeys(key for row in rows for key in row))
    writer = csv.DictWriter(out, columns, lineterminator="\n")
    writer.writeheader()
    writer.writerows([{k: _cell(v) for k, v in row.items()} for row in rows])
    return out.getvalue()


def _cell(value: Any) -> Any:
    if isinstance(value, list):
        return " ".join(f"{v['site']}:{v['minutes']:.1f}" for v in value)
    if isinstance(value, str) and value[:1] in ("=", "+", "-", "@"):
        return f"'{value}"
    return value


def _geojson(found: dict[str, Any], layers: dict[str, Points]) -> str:
    features = []
    for name, points in layers.items():
        positions = points.places()
        for k, row in enumerate(found[name]):
            features.append({
                "type": "Feature", "id": f"{name}/{row['id']}",
                "geometry": {"type": "Point", "coordinates": [round(float(c), 6) for c in positions[k]]},
                "properties": {**row, "layer": name},
            })  # fmt: skip
    rest = {k: v for k, v in found.items() if k not in layers}
    return json.dumps(
        {"type": "FeatureCollection", "features": features, "yiteng": rest}, ensure_ascii=False
    )
