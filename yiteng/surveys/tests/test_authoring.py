"""A form written in Excel: what is taken, and the sentence for each workbook that is not."""

from __future__ import annotations

import io
import subprocess
import zipfile
from pathlib import Path

import pytest
import pyxform
import xlsxwriter
from django.utils import translation

from yiteng.surveys.authoring.convert import convert
from yiteng.surveys.expressions.parse import FUNCTIONS
from yiteng.surveys.faults import Unfit
from yiteng.surveys.questions import from_json, to_json, walk
from yiteng.surveys.template import workbook
from yiteng.surveys.tests.workbooks import book, whole

JAR = Path(pyxform.__file__).parent / "validators/odk_validate/bin/ODK_Validate.jar"
HEAD = ["type", "name", "label"]


def made(content: bytes):
    return convert(content, form_id="yt2023-0001", version="1", title="冷库调查")


def refused(content: bytes) -> list[str]:
    with translation.override("zh-hans"), pytest.raises(Unfit) as unfit:
        made(content)
    with translation.override("zh-hans"):
        return [str(fault) for fault in unfit.value.faults]


def test_a_workbook_in_chinese_becomes_a_form():
    form = made(whole())
    assert [(q.name, q.kind) for q in walk(form.questions)] == [
        ("day", "date"), ("village", "select_one"), ("has", "select_one"), ("tons", "integer"),
        ("fruit", "select_multiple"), ("asked", "repeat"), ("need", "text"), ("amount", "decimal"),
        ("photo", "image"), ("twice", "calculate"),
    ]  # fmt: skip
    assert (form.files, form.reasons) == (("villages.csv",), {"photo": "看清库容铭牌"})
    assert [(m["statement"], m["each"]) for m in form.mapping] == [
        ("村里没有冷库，果子没处存", ""), ("还缺${need}，约${amount}吨", "asked")]  # fmt: skip
    assert b'id="yt2023-0001" version="1"' in form.xform
    assert b"jr://file-csv/villages.csv" in form.xform


def test_the_same_workbook_gives_the_same_bytes():
    assert made(whole()).xform == made(whole()).xform


def test_the_tree_survives_being_kept():
    questions = made(whole()).questions
    assert from_json(to_json(questions)) == questions


@pytest.mark.parametrize(
    ("rows", "sentence"),
    [
        ([["text", "", "x"]], "表“survey”、第 2 行、“B”列：缺变量名。请写一个短名，不带空格。"),
        ([["text", "a", "x"], ["text", "a", "y"]],
         "表“survey”、第 3 行、“B”列：变量名“a”与第 2 行重复。请换一个。"),
        ([["foto", "a", "x"]], "表“survey”、第 2 行、“A”列：没有“foto”这种类型，或者纸上没法填。请照模板选一种。"),
        ([["select_one yn", "a", "x"]],
         "表“survey”、第 2 行、“A”列：选项表里没有“yn”。请补上，或改正名称。"),
        ([["text", "1a", "x"]],
         "表“survey”、第 2 行、“B”列：“1a”不能作变量名：以字母或汉字开头，只用字母、汉字、数字和 _。"),
        ([["text", "a"]], "表“survey”、第 2 行、“C”列：这道题没有题目文字。请写在“题目”列。"),
        ([["", "a", "x"]], "表“survey”、第 2 行、“A”列：缺类型。请填写，如“文本”。"),
        ([["begin group", "g", "组"], ["text", "a", "x"]],
         "表“survey”、第 2 行、“A”列：这个 group 没有结束。请加一行“end_group”。"),
        ([["select_one_from_file people.csv", "a", "x"]],
         "表“survey”、第 2 行、“A”列：没有名册“people.csv”。现有名册：villages.csv、firms.csv、facilities.csv。"),
        ([["geotrace", "a", "x"]],
         "表“survey”、第 2 行、“A”列：“geotrace”会记录人的位置或轨迹。这里的问卷不收集，请删去这一行。"),
        ([["background-audio", "a", "x"]],
         "表“survey”、第 2 行、“A”列：“background-audio”会录音录像。请改用文本题问说了什么，删去这一行。"),
        ([["phonenumber", "a", "x"]],
         "表“survey”、第 2 行、“A”列：“phonenumber”会读取手机或机主信息。这里的问卷不收集，请删去这一行。"),
        ([["start-geopoint", "a"]],
         "表“survey”、第 2 行、“A”列：“start-geopoint”会记录人的位置或轨迹。这里的问卷不收集，请删去这一行。"),
        ([["audit", "audit"]],
         "表“survey”、第 2 行、“A”列：“audit”会记录人的位置或轨迹。这里的问卷不收集，请删去这一行。"),
    ],
)  # fmt: skip
def test_each_wrong_row_has_its_sentence(rows, sentence):
    assert refused(book(survey=[HEAD, *rows])) == [sentence]


@pytest.mark.parametrize(
    ("cells", "sentences"),
    [
        (["image", "p", "照片", "yes", "看清铭牌"], ["第 2 行、“D”列：不得强制上传照片或位置。请清空此格，改为自愿填写。"]),
        (["geopoint", "p", "位置", "true()", "找得到"], ["第 2 行、“D”列：不得强制上传照片或位置。请清空此格，改为自愿填写。"]),
        (["image", "p", "照片", "", ""],
         ["第 2 行、“E”列：请在“理由”（yiteng_why）列写明为什么要照片或位置，不需要就删去这一行。"]),
        (["image", "p", "照片", "${p} = ''", ""],
         ["第 2 行、“D”列：不得强制上传照片或位置。请清空此格，改为自愿填写。",
          "第 2 行、“E”列：请在“理由”（yiteng_why）列写明为什么要照片或位置，不需要就删去这一行。"]),
    ],
)  # fmt: skip
def test_photos_and_places_are_free_and_explained(cells, sentences):
    content = book(survey=[[*HEAD, "required", "yiteng_why"], cells])
    assert refused(content) == [f"表“survey”、{one}" for one in sentences]


def test_a_form_that_would_lock_its_answers_is_refused():
    content = book(survey=[HEAD, ["text", "a", "x"]],
                   settings=[["form_title", "public_key"], ["t", "MIIB"]])  # fmt: skip
    assert refused(content) == [
        "表“settings”、第 2 行、“B”列：这样会把答案加密锁住。调研内容要让审看的人能读，请清空此格。"]  # fmt: skip


def test_conditions_are_read_beforehand():
    content = book(survey=[[*HEAD, "relevant"], ["text", "a", "x", "${b} = 1"],
                           ["text", "c", "y", "pulldata('x')"]])  # fmt: skip
    assert refused(content) == [
        "表“survey”、第 2 行、“D”列：问卷里没有变量名为“b”的题。请改正，或补上这道题。",
        "表“survey”、第 3 行、“D”列：条件在“pulldata()”处读不懂。请照模板写，如 ${age} >= 18。",
    ]


def test_a_mapping_speaks_of_questions_there_are():
    content = book(survey=[HEAD, ["text", "a", "x"]],
                   findings=[["statement", "said_by", "place"], ["${z}", "", "${a}"]])  # fmt: skip
    assert refused(content) == [
        "表“findings”、第 2 行、“B”列：请写何人所说：身份（如“种植户”），或问身份的那道题。",
        "表“findings”、第 2 行、“A”列：问卷里没有变量名为“z”的题。请改正，或补上这道题。",
        "表“findings”、第 2 行、“C”列：“村”要写一道从 villages.csv 里选村的题，如 ${village}。",
    ]


def test_a_misspelt_heading_is_named():
    content = book(survey=[[*HEAD, "requierd"], ["text", "a", "x", "yes"]])
    assert refused(content) == [
        "表“survey”、第 2 行、“D”列：这里不用“requierd”这一列。请删去，或改正列名。"
    ]


def merged() -> bytes:
    held = io.BytesIO()
    with xlsxwriter.Workbook(held) as made_book:
        sheet = made_book.add_worksheet("survey")
        sheet.write_row(0, 0, HEAD)
        sheet.merge_range(1, 0, 2, 0, "text")
        sheet.write_formula(1, 2, '="a"&"b"')
    return held.getvalue()


def test_merged_cells_and_formulas_are_named():
    assert refused(merged()) == [
        "表“survey”、第 2 行、“A”列：这里有合并单元格。请取消合并，每行各自写全。",
        "表“survey”、第 2 行、“C”列：这里是公式。请粘贴为数值。",
    ]


def zipped() -> bytes:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w") as archive:
        archive.writestr("word/document.xml", "<x/>")
    return held.getvalue()


NO_BOOK = "读不出来，不是 xlsx 工作簿。请用 Excel 或 WPS 打开，“另存为” xlsx 格式后再上传。"


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 2000, NO_BOOK),
        (b"", NO_BOOK),
        (b"name,label\na,b\n", NO_BOOK),
        (zipped(), NO_BOOK),
        (b"PK" + b"x" * (10 * 1024 * 1024), "文件超过 10 MB。请去掉图片和空行，重新保存。"),
        (book(Sheet1=[["a"]]), "没有“题目”（或 survey）这张表。请从模板开始。"),
        (book(survey=[]), "表“survey”：这张表是空的。请在列名下面一行写一道题。"),
        (book(survey=[HEAD]), "表“survey”：这张表是空的。请在列名下面一行写一道题。"),
        (book(survey=[HEAD, *(["text", f"a{n}", "x"] for n in range(5000))]),
         "表“survey”、第 1002 行：本表有 5000 行题目，一份问卷最多 1000 行。请精简。"),
        (book(survey=[HEAD, ["text", "a", "x"]], choices=[
            ["list_name", "name", "label"], *(["l", f"n{i}", "x"] for i in range(6000))]),
         "表“choices”、第 5002 行：本表有 6000 个选项，一份问卷最多 5000 个。请改用现成名册，如 villages.csv。"),
    ],
    ids=["xls renamed", "empty", "csv", "word", "10 MB", "no sheet", "no rows", "head only",
         "5 000 rows", "6 000 choices"],
)  # fmt: skip
def test_what_is_no_form_at_all(content, sentence):
    assert refused(content) == [sentence]


def test_choices_are_checked():
    content = book(survey=[HEAD, ["select_multiple l", "a", "x"]], choices=[
        ["list_name", "name", "label"], ["l", "a b", "1"], ["l", "", "2"], ["l", "c", "3"],
        ["l", "c", "4"]])  # fmt: skip
    assert refused(content) == [
        "表“choices”、第 2 行、“B”列：“a b”里有空格，答案会分不开。请去掉空格。",
        "表“choices”、第 3 行、“B”列：选项没有选项名。请写一个短名，不带空格。",
        "表“choices”、第 5 行、“B”列：选项名“c”在本选项表里重复。请换一个。",
    ]


def test_what_pyxform_refuses_comes_with_its_row():
    content = book(survey=[[*HEAD, "parameters"], ["text", "a", "x"],
                           ["text", "b", "x", "rows=many"]])  # fmt: skip
    (sentence,) = refused(content)
    assert sentence.startswith("表“survey”、第 3 行：生成不了问卷：")


def test_a_question_that_depends_on_itself_is_named():
    content = book(survey=[[*HEAD, "relevant"], ["text", "a", "x", "${b} = 1"],
                           ["text", "b", "y", "${a} = 1"], ["text", "c", "z", "${a} = 1"]])  # fmt: skip
    said = "这道题绕一圈又取决于自己。请去掉其中一个条件。"
    assert refused(content) == [f"表“survey”、第 {n} 行、“D”列：{said}" for n in (2, 3)]


@pytest.mark.java
def test_odk_validate_takes_the_template_and_every_function_we_understand(tmp_path):
    rows = [[*HEAD, "relevant"], ["integer", "n", "n"], ["text", "t", "t"], ["date", "d", "d"],
            ["select_multiple l", "m", "m"], ["begin_repeat", "r", "r"], ["integer", "r1", "r1"],
            ["end_repeat"]]  # fmt: skip
    said = {"selected": "(${m}, 'a')", "regex": "(${t}, 'x')", "if": "(${n} > 1, true(), false())",
            "concat": "(${t}, 'x') = 'x'", "coalesce": "(${t}, 'x') = 'x'", "date": "(${d}) < today()",
            "contains": "(${t}, 'x')", "starts-with": "(${t}, 'x')", "ends-with": "(${t}, 'x')",
            "sum": "(${r1}) > 1", "count": "(${r1}) > 1", "min": "(${r1}) > 1",
            "max": "(${n}, 2) > 1", "count-selected": "(${m}) > 1", "today": "() > '2020-01-01'",
            "true": "()", "false": "()"}  # fmt: skip
    for index, name in enumerate(sorted(FUNCTIONS)):
        rows.append(["text", f"q{index}", "q", f"{name}{said.get(name, '(${n}) = 1')}"])
    every = book(survey=rows, choices=[["list_name", "name", "label"], ["l", "a", "A"]])
    for number, content in enumerate((workbook(), whole(), every)):
        path = tmp_path / f"{number}.xml"
        path.write_bytes(made(content).xform)
        done = subprocess.run(["java", "-jar", str(JAR), str(path)], capture_output=True, text=True)
        assert "Xform is valid!" in done.stdout + done.stderr
