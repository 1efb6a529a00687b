"""Runs on the demo's database, in a process of its own: which lists have no export, or a wrong one.

Prints a JSON object: address → what is wrong with it; see test_exported.py.
"""

from __future__ import annotations

import csv
import json
import re
import zipfile
from collections import Counter
from collections.abc import Iterator
from io import BytesIO, StringIO
from typing import Any

import django
from python_calamine import CalamineWorkbook

from tests.guards.open_and_list import posts
from tests.guards.test_addresses import addresses

#: So many posts look at a page that shows them no rows.
TRIES = 3
EXPORT = re.compile(r'href="([^"]*[?&;]as=xlsx[^"]*)"')
TOWNS = re.compile(r"<option>([^<]+)</option>")
HREF = re.compile(r'href="(/[^"#]*)"')
ROWS = re.compile(r"<tr\b[^>]*>\s*<t(?:d|h scope=\"row\")\b")
TABLES = re.compile(r'<table class="ledger.*?</table>', re.S)


def looked_at() -> dict[str, str]:
    """Every list any post can open: its name, and what is wrong with its export (mostly nothing)."""
    from django.urls import resolve

    found: dict[str, str] = {}
    tried: Counter[str] = Counter()
    plain = [(n, p) for n, p in addresses("desk").items() if ":" not in str(p.pattern)]
    for _, client in posts():
        waiting, seen = [address for _, address in sorted(unkeyed(plain))], set()
        while waiting:
            address = waiting.pop(0)
            name = resolve(address.split("?")[0]).view_name
            if name in found or name in seen or tried[name] >= TRIES:
                continue
            answer = client.get(address)
            kind = answer.get("Content-Type", "")
            if answer.status_code != 200 or answer.streaming or "text/html" not in kind:
                continue
            seen.add(name)
            tried[name] += 1
            page = answer.content.decode()
            if is_list(page, resolve(address.split("?")[0]).kwargs):
                found[name] = fault(client, address, page)
            waiting += [href for href in HREF.findall(page) if opens(href)]
    return found


def looked_at_by_everybody() -> dict[str, str]:
    """The same of every list of the public face, which has each as Excel and as text."""
    from django.test import Client
    from django.urls import resolve, reverse

    found: dict[str, str] = {}
    client, waiting, tried = Client(), [reverse("public:home")], Counter[str]()
    while waiting:
        address = waiting.pop(0)
        name = resolve(address.split("?")[0]).view_name
        tried[name] += 1
        if not name.startswith("public:") or name in found or tried[name] > TRIES:
            continue
        answer = client.get(address)
        if answer.status_code != 200:
            continue
        page = answer.content.decode()
        waiting += [href for href in HREF.findall(page) if opens(href)]
        if ROWS.search(page):
            found[name] = fault(client, address, page) or text_fault(client, address, page)
        elif name == "public:care" and "?" not in address:
            waiting[:0] = [f"{address}?town={town}" for town in TOWNS.findall(page)[:1]]
    return found


def text_fault(client: Any, address: str, page: str) -> str:
    """What is wrong with the same as text."""
    words = address.partition("?")[2]
    answer = client.get(f"{address.split('?')[0]}?{words}&as=csv")
    if "text/csv" not in answer.get("Content-Type", ""):
        return f"answers {answer.status_code} {answer.get('Content-Type', '')} for text"
    lines = list(csv.reader(StringIO(answer.content.decode("utf-8-sig"))))
    alive = [cell for line in lines for cell in line if cell.startswith(("=", "+", "-", "@"))]
    shown = len(ROWS.findall(page))
    few = f"{shown} rows shown, {len(lines)} lines of text" if len(lines) <= shown else ""
    return f"a cell is a formula: {alive[0]}" if alive else few


def unkeyed(plain: list[tuple[str, Any]]) -> Iterator[tuple[str, str]]:
    """Addresses that need nothing filled in."""
    from django.urls import NoReverseMatch, reverse

    for name, _ in plain:
        try:
            yield name, reverse(name)
        except NoReverseMatch:
            continue


def opens(href: str) -> bool:
    """Whether a link leads to a page of the desk."""
    from django.urls import Resolver404, resolve

    if href.startswith(("/static/", "/account/log")):
        return False
    try:
        resolve(href.split("?")[0])
    except Resolver404:
        return False
    return True


def is_list(page: str, key: dict[str, Any]) -> bool:
    """A page with rows that is no page of one row, or whose rows go on on a next page."""
    drawn = any(ROWS.search(table) for table in TABLES.findall(page))
    return drawn and (not key or 'class="pager"' in page)


def fault(client: Any, address: str, page: str) -> str:
    """What is wrong with the export of a page, empty where nothing is."""
    link = EXPORT.search(page)
    if link is None:
        return "no export"
    answer = client.get(address.split("?")[0] + link[1].replace("&amp;", "&"))
    if answer.status_code == 302:
        return ""
    if "spreadsheetml" not in answer.get("Content-Type", ""):
        return f"answers {answer.status_code} {answer.get('Content-Type', '')}"
    content = answer.content
    with zipfile.ZipFile(BytesIO(content)) as book:
        sheets = [book.read(n).decode() for n in book.namelist() if n.startswith("xl/worksheets/s")]
    if not all('state="frozen"' in sheet for sheet in sheets):
        return "the head is not frozen"
    if any("<f>" in sheet for sheet in sheets):
        return "a cell is a formula"
    book_ = CalamineWorkbook.from_filelike(BytesIO(content))
    held = sum(max(len(book_.get_sheet_by_index(i).to_python()) - 1, 0) for i in range(len(sheets)))
    shown = sum(len(ROWS.findall(table)) for table in TABLES.findall(page))
    more = 'class="pager"' in page
    return (
        "" if held == shown or (more and held > shown) else f"{shown} rows shown, {held} exported"
    )


if __name__ == "__main__":
    django.setup()
    print(json.dumps(looked_at() | looked_at_by_everybody(), ensure_ascii=False))
