"""Forms name the field and the remedy, and keep what was typed."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from django.core.files.uploadedfile import SimpleUploadedFile
from django.template import Context, Template

from yiteng.rules.lifecycle import Decision, Input, Step
from yiteng.rules.quantity import Quantity
from yiteng.rules.refusal import Refusal, Refused
from yiteng.web import forms
from yiteng.web.steps import step_form


class NewItem(forms.Form):
    title = forms.Text("事项", limit=6, remedy="可以只写做什么。")
    due = forms.Day("时限")
    invested = forms.Money("投资", required=False)
    income = forms.Quantity("收入", units=["CNY", "mu"], required=False)
    kind = forms.Choice("类型", [("a", "农业"), ("b", "民生")])
    paper = forms.File("佐证", accept=".pdf", megabytes=1, required=False)


GOOD = {"title": "建大棚", "due": "2023-03-01", "kind": "a"}


def rendered(form):
    source = "{% load yiteng %}{% form form draft='new' %}"
    return Template(source).render(Context({"form": form, "csrf_token": "t"}))


def test_every_error_names_its_field():
    form = NewItem({"title": "一二三四五六七", "due": "三月", "kind": "x", "invested_0": "许多"})
    assert [words for _id, words in form.summary()] == [
        "“事项”超过 6 个字，请缩短。",
        "“时限”不是日期，请写成 2023-03-01。",
        "“投资”不是金额，请只填数字，单位在旁边选。",
        "“类型”：请从列表中选一项。",
    ]


def test_errors_stand_at_the_field_with_the_remedy_and_keep_what_was_typed():
    page = rendered(NewItem({"title": "一二三四五六七", "due": "", "kind": ""}))
    assert 'href="#id_title"' in page
    assert "可以只写做什么。" in page
    assert 'value="一二三四五六七"' in page
    assert "请填写“时限”。" in page
    assert 'data-draft="new"' in page


def test_money_is_yuan():
    form = NewItem({**GOOD, "invested_0": "1400", "invested_1": "10000"})
    assert form.is_valid(), form.errors
    assert form.cleaned_data["invested"] == Decimal(14_000_000)


def test_money_is_shown_in_the_unit_it_was_meant_in():
    page = rendered(NewItem(initial={"invested": Decimal(14_000_000)}))
    assert 'value="1.4E+3"' not in page
    assert 'value="1400"' in page
    assert '<option value="10000" selected>' in page


def test_a_quantity_is_the_rule_books_quantity():
    form = NewItem({**GOOD, "income_0": "近", "income_1": "180000", "income_2": "CNY",
                    "income_3": "planned", "income_4": "2023-01-01", "income_5": "村账"})  # fmt: skip
    assert form.is_valid(), form.errors
    assert form.cleaned_data["income"] == Quantity(
        Decimal(180000), "CNY", "近", date(2023, 1, 1), "planned", "村账"
    )


def test_nothing_typed_is_nothing():
    form = NewItem({**GOOD, "income_2": "CNY", "income_3": "actual", "invested_1": "10000"})
    assert form.is_valid(), form.errors
    assert (form.cleaned_data["income"], form.cleaned_data["invested"]) == (None, None)


def test_a_file_too_large_or_of_another_kind_is_named():
    large = SimpleUploadedFile("大.pdf", b"x" * (1024 * 1024 + 1))
    other = SimpleUploadedFile("表.exe", b"x")
    assert NewItem(GOOD, {"paper": large}).errors["paper"] == ["“大.pdf”超过 1 MB，请压缩后再传。"]
    assert NewItem(GOOD, {"paper": other}).errors["paper"] == [
        "“表.exe”的格式不对，请选 .pdf 格式的文件。"
    ]


def test_a_refusal_goes_to_its_field_or_to_the_top():
    form = NewItem(GOOD)
    form.refuse(Refused([Refusal("a", "Too late.", field="due"), Refusal("b", "Not now.")]))
    assert form.errors["due"] == ["Too late."]
    assert form.non_field_errors() == ["Not now."]


STEP = Step("report", "Report", ("active",), None, "commitments.do",
            inputs=(Input("words", "Words", "note"), Input("on", "Date", "date", False)))  # fmt: skip


def test_a_steps_form_reads_and_requires_nothing_by_itself():
    form = step_form(STEP, {"on": "2023-03-01", "words": ""})
    assert form.is_valid()
    assert form.cleaned_data == {"words": "", "on": date(2023, 3, 1)}


def offered(decisions, **more):
    source = "{% load yiteng %}{% offers offers url='/s/' seen=3 tried=tried refusals=refusals typed=typed %}"
    return Template(source).render(Context({"offers": decisions, "csrf_token": "t", **more}))


def test_a_refused_step_stays_visible_disabled_with_all_reasons():
    reasons = (Refusal("a", "No proof."), Refusal("b", "Nobody asked."))
    page = offered([Decision(STEP, "done", reasons)])
    assert "<form" not in page
    assert " disabled" in page
    assert "No proof." in page
    assert "Nobody asked." in page


def test_a_step_that_was_just_refused_stays_open_with_what_was_typed():
    page = offered(
        [Decision(STEP, "done", ())],
        tried="report",
        typed={"words": "写了一半"},
        refusals=(Refusal("m", "Please fill in “{label}”.", {"label": "Date"}, field="on"),),
    )
    assert '<details class="step" open>' in page
    assert "写了一半" in page
    assert 'name="seen" value="3"' in page
    assert page.count("请填写“日期”。") == 2  # in the summary and at the field


def test_an_hour_is_kept_as_it_stands_on_a_notice():
    class Asked(forms.Form):
        begins = forms.Hour("开始时刻", required=False)

    said = {typed: Asked({"begins": typed}) for typed in ("9:00", "09：30", "", "25:00", "早上")}
    kept = {typed: form.cleaned_data["begins"] for typed, form in said.items() if form.is_valid()}
    assert kept == {"9:00": "09:00", "09：30": "09:30", "": ""}
