"""Rendered by LibreOffice and measured on the page."""

from __future__ import annotations

import re
import subprocess
from collections import Counter

import pytest

from yiteng.papers.build import build
from yiteng.papers.tests.samples import SAID, document, form, minutes
from yiteng.papers.values import Text

pytestmark = pytest.mark.office
MM = 72 / 25.4


@pytest.fixture(scope="module")
def rendered(tmp_path_factory):
    """A function from a paper to the PDF made of it."""
    folder = tmp_path_factory.mktemp("office")

    def render(said):
        path = folder / "paper.docx"
        path.write_bytes(build(said))
        subprocess.run(
            ["soffice", f"-env:UserInstallation=file://{folder}/profile", "--headless",
             "--convert-to", "pdf", "--outdir", str(folder), str(path)],
            check=True, capture_output=True, timeout=120,
        )  # fmt: skip
        return folder / "paper.pdf"

    return render


def told(*command: str) -> str:
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout


def pages(pdf) -> list[list[tuple[float, float, float, str]]]:
    """For each page its words: left, top, right (points), text."""
    text = told("pdftotext", "-bbox", str(pdf), "-")
    word = re.compile(r'<word xMin="([\d.]+)" yMin="([\d.]+)" xMax="([\d.]+)"[^>]*>([^<]*)</word>')
    return [
        [(float(x), float(y), float(r), w) for x, y, r, w in word.findall(page)]
        for page in text.split("<page ")[1:]
    ]


def test_a_full_page_has_22_lines_of_28_characters(rendered):
    pdf = rendered(document(head="文", number="", title="", to=(), annexes=(), signed="", on=None,
                            imprint=None, body=(Text("字" * 28 * 60),)))  # fmt: skip
    facts = told("pdfinfo", str(pdf))
    assert re.search(r"Page size: +595\.\d+ x 841\.\d+ pts \(A4\)", facts)
    second = [w for w in pages(pdf)[1] if "字" in w[3]]
    tops = sorted({top for _, top, _, _ in second})
    assert len(tops) == 22
    assert abs((tops[-1] - tops[0]) / 21 - 28.95) < 0.05
    wide = Counter(len(text) for *_, text in second)
    assert wide == {28: 22}


def test_text_keeps_within_the_margins(rendered):
    for page in pages(rendered(document()))[1:]:
        body = [w for w in page if w[1] < 297 * MM - 35 * MM]
        assert min(left for left, *_ in body) >= 28 * MM - 1
        assert min(top for _, top, *_ in body) >= 37 * MM - 1
        assert max(right for _, _, right, _ in body) <= 210 * MM - 26 * MM + 17


def test_page_numbers_change_sides(rendered):
    found = pages(rendered(document()))
    assert len(found) >= 3
    feet = [[w for w in page if w[1] > 297 * MM - 34 * MM] for page in found]
    sides = ["right" if foot[0][0] > 105 * MM else "left" for foot in feet]
    assert sides == ["right" if place % 2 == 0 else "left" for place in range(len(found))]
    assert ["".join(w[3] for w in foot).strip("—") for foot in feet] == [
        str(n + 1) for n in range(len(found))
    ]


def test_the_imprint_stands_at_the_foot_of_the_last_page(rendered):
    found = pages(rendered(document()))
    places = [(n, top) for n, page in enumerate(found) for _, top, _, w in page if "抄送" in w]
    assert len(places) == 1
    assert places[0][0] == len(found) - 1
    assert places[0][1] > 297 * MM - 35 * MM - 100


def test_minutes_and_forms_fit_one_page(rendered):
    assert len(pages(rendered(minutes()))) == 1
    assert len(pages(rendered(form()))) == 1


def test_long_minutes_overflow_cleanly(rendered):
    assert len(pages(rendered(minutes(body=(Text(SAID * 60),))))) >= 2
