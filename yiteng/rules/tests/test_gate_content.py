"""The content test: each rule by its name."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

from yiteng.rules.gate.dossier import Costs, Dossier
from yiteng.rules.gate.registry import judge
from yiteng.rules.gate.thresholds import Thresholds
from yiteng.rules.tests.dossiers import ITEM, OPINION, PAPER, WHOLE, said


def test_content_decides():
    bare = replace(ITEM, decides=" ", decided_by="", minutes=0)
    assert said(replace(WHOLE, items=(bare,))) == [
        (
            "red",
            "The item “组建产业联盟” lacks: what is decided, who decides it, minutes.",
            "items-2-decides",
        )
    ]


def test_content_dissent():
    silent = replace(OPINION, agrees=False)
    assert said(replace(WHOLE, opinions=(silent,))) == [
        ("red", "财政局 disagrees; its grounds are missing.", "opinions-5-words")
    ]
    assert said(replace(WHOLE, opinions=(replace(silent, words="资金没有着落"),))) == []


def test_content_presenter():
    assert said(replace(WHOLE, items=(replace(ITEM, presenter=""),))) == [
        ("amber", "Nobody presents the item “组建产业联盟”.", "items-2-presenter")
    ]


def test_content_informs():
    conveying = replace(ITEM, decides="传达《减负若干规定》，认真学习会议精神")
    assert said(replace(WHOLE, items=(conveying,))) == [
        ("red", "The item “组建产业联盟” only informs; a document or a call does that.",
         "items-2-decides")
    ]  # fmt: skip
    assert said(replace(WHOLE, items=(replace(ITEM, decides="传达文件，定下分工"),))) == []


def test_content_other_way():
    bare = replace(ITEM, other_way="", other_why="")
    assert said(replace(WHOLE, items=(bare,))) == [
        ("red", "The item “组建产业联盟” lacks: the other way that was tried or considered, "
                "why it does not do.", "items-2-other_way")
    ]  # fmt: skip
    assert said(replace(WHOLE, items=(replace(ITEM, other_why=" "),))) == [
        ("red", "The item “组建产业联盟” lacks: why it does not do.", "items-2-other_why")
    ]


def with_paper(**more) -> Dossier:
    return replace(WHOLE, items=(replace(ITEM, papers=(replace(PAPER, **more),)),))


def test_content_paper():
    assert said(replace(WHOLE, items=(replace(ITEM, papers=()),))) == [
        ("red", "The item “组建产业联盟” has no paper.", "items-2-papers")
    ]


def test_content_paper_in_time():
    late = with_paper(received_on=date(2023, 1, 28))
    assert said(late) == [
        ("red", "The paper “联盟方案” came on 2023-01-28; it was due by 2023-01-27.",
         "papers-6-received_on")
    ]  # fmt: skip
    assert judge(late, Thresholds(paper_days=2)).reasons == ()
    assert said(replace(late, wanted_on=None)) == []


def test_content_paper_whole():
    assert said(with_paper(received_on=None, characters=None, pages=None)) == [
        ("amber", "The paper “联盟方案” lacks: the day it came, its length.",
         "papers-6-received_on")
    ]  # fmt: skip
    assert said(with_paper(characters=None)) == []


def test_content_paper_short():
    assert said(with_paper(characters=3001)) == [
        ("amber", "The paper “联盟方案” has 3001 characters; 3000 are the most.",
         "papers-6-characters")
    ]  # fmt: skip


def test_content_asked():
    assert said(replace(WHOLE, opinions=())) == [
        ("amber", "No unit concerned has been asked for its opinion.", "opinions")
    ]


def test_content_answered():
    assert said(replace(WHOLE, opinions=(replace(OPINION, agrees=None),))) == [
        ("red", "财政局 was asked and has not answered yet.", "opinions-5-agrees")
    ]


def test_content_fits():
    long = replace(ITEM, minutes=241)
    assert said(replace(WHOLE, items=(long,))) == [
        ("red", "The items take 241 minutes; 0.5 days have 240.", "words-days")
    ]
    assert said(replace(WHOLE, items=(replace(ITEM, minutes=240),))) == []


def test_content_length():
    long = replace(WHOLE, costs=Costs(400, Decimal("1.5")))
    assert said(long) == [
        ("amber", "The meeting lasts 1.5 days; 1 is the most without a reason on record.",
         "words-length_reason")
    ]  # fmt: skip
    assert said(replace(long, length_reason="首日外出对标，次日分组讨论")) == []
    special = replace(WHOLE, meeting_type="special", costs=Costs(400, Decimal(1)))
    assert said(special) == [
        ("amber", "The meeting lasts 1 days; 0.5 is the most without a reason on record.",
         "words-length_reason")
    ]  # fmt: skip


def test_content_size():
    many = replace(WHOLE, size_approval="")
    assert said(many) == [
        ("amber", "400 people are to attend; above 80 an approval on record is needed.",
         "words-size_approval")
    ]  # fmt: skip
    assert said(replace(many, scale="town")) == []
    assert said(replace(many, costs=Costs(80, Decimal("0.5")))) == []
