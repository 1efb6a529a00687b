"""A real district from one Excel file: said first, done whole or not at all, repeatable."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import pytest
import xlsxwriter

from yiteng.audit.models import Event
from yiteng.cli.district import sheets as s
from yiteng.cli.district.checks import problems
from yiteng.cli.district.entering import enter
from yiteng.cli.district.known import known
from yiteng.cli.district.plan import plan
from yiteng.cli.district.reading import read
from yiteng.cli.district.template import write_template
from yiteng.cli.stop import Stop
from yiteng.people.models import Account, Holding, Post, Unit
from yiteng.places.models import Area, Theme
from yiteng.rules.refusal import Refused
from yiteng.workflow.clock import SHANGHAI

AT = datetime(2023, 1, 3, 9, 0, tzinfo=SHANGHAI)
SMALL = {
    "district": [("370399", "示例区")],
    "themes": [("livelihood", "民生", "Livelihood")],
    "areas": [
        ("370399100000", "示例镇", "镇"),
        ("370399100201", "甲村", "村"),
        ("370399001000", "示例街道", "街道"),
    ],
    "units": [("系统管理", "", "安装维护", "", ""), ("镇政府", "", "政府", "", "370399100000")],
    "posts": [
        ("系统管理", "系统", "system_admin"),
        ("系统管理", "安全", "security_admin"),
        ("系统管理", "审计", "audit_admin"),
        ("镇政府", "镇长", "town_office、leader"),
    ],
    "accounts": [
        ("ma", "马", "系统管理", "系统", "2023-01-03", ""),
        ("an", "安", "系统管理", "安全", "2023-01-03", ""),
        ("shen", "沈", "系统管理", "审计", "2023-01-03", "否"),
        ("zhen", "甄", "镇政府", "镇长", "2023-01-03", "是"),
    ],
}


@pytest.fixture
def file(tmp_path: Path):
    """Write the small district, some sheets replaced; English headers, lines by code."""

    def write(**changed: list[tuple[str, ...]]) -> Path:
        path = tmp_path / "district.xlsx"
        with xlsxwriter.Workbook(str(path)) as book:
            for sheet in s.SHEETS:
                page = book.add_worksheet(sheet.title)
                page.write_row(0, 0, [column.title for column in sheet.columns])
                rows = changed.get(sheet.code, SMALL[sheet.code])
                for number, row in enumerate(rows, start=1):
                    cells = [
                        {"安装维护": "installation", "政府": "government"}.get(c, c) for c in row
                    ]
                    page.write_row(number, 0, cells)
        return path

    return write


def said(path: Path) -> list[str]:
    """The problems of a file as sentences."""
    book = read(path)
    rows = book.rows.get("district")
    return [str(p) for p in problems(book, known(rows[0]["code"] if rows else ""))]


def carry_out(path: Path) -> dict[str, str]:
    """Enter the file. Returns the first passwords."""
    return enter(plan(read(path), known("370399")), at=AT)


@pytest.mark.django_db
class TestASoundFile:
    """Areas of its own, three administrators, one town office."""

    def test_it_is_entered_whole(self, file):
        assert said(file()) == []
        assert sorted(carry_out(file())) == ["an", "ma", "shen", "zhen"]
        assert list(Area.objects.order_by("id").values_list("level", "kind", "name")) == [
            ("county", "区", "示例区"),
            ("town", "镇", "示例镇"),
            ("village", "村", "甲村"),
            ("town", "街道", "示例街道"),
        ]
        assert Theme.objects.get().title_zh == "民生"
        office = Unit.objects.get(name="镇政府")
        assert (office.county.name, office.town.name, office.village) == ("示例区", "示例镇", None)
        mayor = Post.objects.get(title="镇长")
        assert sorted(mayor.roles.values_list("role", flat=True)) == ["leader", "town_office"]
        assert Holding.objects.get(post=mayor).acting

    def test_first_passwords_open_and_must_be_changed(self, file):
        passwords = carry_out(file())
        account = Account.objects.get(login="zhen")
        assert account.check_password(passwords["zhen"])
        assert account.must_change_password

    def test_the_administrators_come_first_in_the_trail(self, file):
        carry_out(file())
        posts = Event.objects.filter(subject_type="people.post", action="add").order_by("number")
        found = Post.objects.in_bulk(posts.values_list("subject_id", flat=True))
        titles = [found[event.subject_id].title for event in posts]
        assert titles == ["系统", "安全", "审计", "镇长"]

    def test_again_it_adds_nothing(self, file):
        carry_out(file())
        events = Event.objects.count()
        again = plan(read(file()), known("370399"))
        assert {code: len(rows) for code, rows in again.new.items()} == dict.fromkeys(again.new, 0)
        assert enter(again, at=AT) == {}
        assert Event.objects.count() == events

    def test_later_only_what_is_new_is_entered(self, file):
        carry_out(file())
        more = file(accounts=[*SMALL["accounts"], ("yi", "易", "镇政府", "镇长", "2023-02-01", "")])
        assert said(more) == []
        assert list(carry_out(more)) == ["yi"]

    def test_a_refusal_leaves_nothing_behind(self, file):
        carry_out(file())
        wanted = plan(
            read(file(accounts=[("zhen2", "甄", "镇政府", "镇长", "2023-01-03", "")])),
            known("370399"),
        )
        Account.objects.create(login="zhen2", name="别人")
        holdings = Holding.objects.count()
        enter(wanted, at=AT)
        assert Holding.objects.count() == holdings + 1
        two = plan(
            read(file(accounts=[("ma", "马", "系统管理", "安全", "2023-01-03", "")])),
            known("370399"),
        )
        with pytest.raises(Refused) as refused:
            enter(two, at=AT)
        assert refused.value.codes == ("people.two_admins",)
        assert Holding.objects.count() == holdings + 1


@pytest.mark.django_db
class TestProblems:
    """Each names sheet, row, column and what mends it."""

    @pytest.mark.parametrize(
        ("changed", "sentence"),
        [
            ({"district": [("9999", "示例区")]},
             "表“区县”第 2 行“区划代码”列: 请写区县的 6 位代码。"),
            ({"areas": [("370399100201", "甲村", "村")], "units": SMALL["units"][:1],
              "posts": SMALL["posts"][:3], "accounts": SMALL["accounts"][:3]},
             "表“区划”第 2 行“区划代码”列: 缺少所属镇(街道) 370399100000，请增加一行。"),
            ({"units": [("系统管理", "", "installation", "没有的单位", "")],
              "posts": SMALL["posts"][:3], "accounts": SMALL["accounts"][:3]},
             "表“单位”第 2 行“上级单位”列: 上面各行中没有单位“没有的单位”，请核对名称或调整顺序。"),
            ({"accounts": [*SMALL["accounts"][:3], ("Zhen", "甄", "镇政府", "镇长", "2023-01-03", "")]},
             "表“账号”第 5 行“登录名”列: 请用 2 至 60 个小写字母、数字、点或短横。"),
            ({"accounts": [*SMALL["accounts"][:3], ("zhen", "甄", "镇政府", "书记", "2023-01-03", "")]},
             "表“账号”第 5 行“岗位”列: “镇政府”没有岗位“书记”，请在岗位表中增加。"),
            ({"accounts": [*SMALL["accounts"][:3], ("zhen", "甄", "镇政府", "镇长", "一月", "")]},
             "表“账号”第 5 行“任职起始”列: 请写成 2023-03-01 这样的日期。"),
            ({"accounts": SMALL["accounts"][1:]},
             "表“账号”: 还没有“系统管理员”，请增加一个担任该角色的账号。"),
            ({"accounts": [*SMALL["accounts"], ("ma", "马", "镇政府", "镇长", "2023-01-03", "")]},
             "表“账号”第 6 行“岗位”列: 三员不得兼任其他角色，请把另一角色交给别人。"),
            ({"accounts": [*SMALL["accounts"], SMALL["accounts"][3]]},
             "表“账号”第 6 行“岗位”列: 与第 5 行重复，请去掉一行。"),
            ({"themes": []}, "表“工作方面”: 一根藤上结 1 至 12 个瓜，请填 1 至 12 行。"),
        ],
    )  # fmt: skip
    def test_it_is_said_where_and_how(self, file, changed, sentence):
        assert said(file(**changed)) == [sentence]

    def test_all_at_once(self, file):
        wrong = file(themes=[], accounts=SMALL["accounts"][1:])
        assert len(said(wrong)) == 2

    def test_no_excel_file(self, tmp_path):
        path = tmp_path / "notes.xlsx"
        path.write_text("not a workbook")
        with pytest.raises(Stop, match="不是可读取的 Excel 文件"):
            read(path)


@pytest.mark.django_db
def test_the_template_itself_is_sound(tmp_path):
    path = tmp_path / "template.xlsx"
    write_template(path)
    assert said(path) == []
    assert plan(read(path), known("370304")).list_areas == 307
