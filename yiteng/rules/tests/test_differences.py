"""Two revisions of minutes: what changed is shown, and nothing either of two people typed is lost."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from yiteng.rules.differences import Conflict, Piece, difference, merge, sentences

BASE = "会议听取了汇报。\n一、同意建六座冷库。由农业农村局牵头。\n二、修路一事下次再议。"


def test_a_text_falls_into_sentences_and_line_ends():
    assert sentences("听了。“好！”他说；散会\n完") == [
        "听了。",
        "“好！”",
        "他说；",
        "散会",
        "\n",
        "完",
    ]


def test_a_changed_sentence_is_shown_by_its_characters():
    assert difference("同意建六座冷库。散会。", "同意建八座冷库。散会。") == [
        Piece("same", "同意建"),
        Piece("gone", "六"),
        Piece("new", "八"),
        Piece("same", "座冷库。散会。"),
    ]


def test_another_sentence_in_its_place_is_shown_whole():
    assert difference("同意建冷库。散会。", "路由水利局来修。散会。") == [
        Piece("gone", "同意建冷库。"),
        Piece("new", "路由水利局来修。"),
        Piece("same", "散会。"),
    ]


def test_changes_of_different_sentences_become_one_text():
    mine = BASE.replace("六座", "八座")
    theirs = BASE.replace("下次再议", "由水利局提方案")
    merged = merge(BASE, mine, theirs)
    assert merged.conflicts == ()
    assert merged.text == mine.replace("下次再议", "由水利局提方案")


def test_changes_of_the_same_sentence_are_a_conflict_that_keeps_both():
    mine, theirs = BASE.replace("六座", "八座"), BASE.replace("六座", "十座")
    merged = merge(BASE, mine, theirs)
    assert merged.conflicts == (
        Conflict("一、同意建六座冷库。", "一、同意建八座冷库。", "一、同意建十座冷库。"),
    )
    assert "十座冷库。\n一、同意建八座冷库。" in merged.text


@pytest.mark.parametrize("both", ["", "散会。", BASE.replace("六座", "九座")])
def test_the_same_change_of_both_is_taken_once(both):
    assert merge(BASE, both, both).text == both
    assert merge(BASE, both, both).conflicts == ()


def test_two_sentences_added_at_the_same_place_are_both_kept():
    merged = merge("散会。", "甲说了。散会。", "乙说了。散会。")
    assert merged.text == "乙说了。\n甲说了。散会。"


texts = st.lists(st.sampled_from("甲乙丙丁戊。；\n！”"), max_size=30).map("".join)


@given(texts)
def test_sentences_joined_are_the_text(text):
    assert "".join(sentences(text)) == text


@given(texts, texts)
def test_a_difference_holds_both_texts(old, new):
    pieces = difference(old, new)
    assert "".join(p.text for p in pieces if p.kind != "new") == old
    assert "".join(p.text for p in pieces if p.kind != "gone") == new


@given(texts, texts)
def test_who_changed_nothing_takes_the_others_text(base, other):
    assert merge(base, other, base).text == other
    assert merge(base, base, other).text == other


@given(texts, texts, texts)
def test_every_character_either_typed_is_there(base, mine, theirs):
    """The merged text holds each side's characters at least as often, less what the other cut."""
    merged = merge(base, mine, theirs)
    for c in set(mine + theirs):
        kept = min(mine.count(c), theirs.count(c))
        typed = max(mine.count(c), theirs.count(c)) if base.count(c) == 0 else kept
        assert merged.text.count(c) >= typed


@given(texts, texts, texts)
def test_a_conflict_says_the_same_from_either_side(base, mine, theirs):
    one, other = merge(base, mine, theirs), merge(base, theirs, mine)
    turned = tuple(Conflict(c.base, c.theirs, c.mine) for c in other.conflicts)
    assert one.conflicts == turned
