"""The sheets of the file and their columns, as data."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from yiteng.people.models import LINES
from yiteng.rules.roles import ROLES
from yiteng.rules.words import N_

Choices = tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Column:
    """A column: code, header and hint (message ids); choices: code and words, as one types them."""

    code: str
    title: str
    hint: str
    required: bool = True
    choices: Choices = ()
    many: bool = False


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet: code, name and hint (message ids), columns, example rows (Chinese; choices by code)."""

    code: str
    title: str
    hint: str
    columns: tuple[Column, ...]
    examples: tuple[tuple[str, ...], ...] = ()

    def column(self, code: str) -> Column:
        """The column of that code. Raises StopIteration."""
        return next(column for column in self.columns if column.code == code)


YES_NO: Choices = (("yes", N_("Yes")), ("no", N_("No")))
KINDS: Choices = (
    ("town", N_("Rural town")),
    ("subdistrict", N_("Urban subdistrict")),
    ("village", N_("Rural village")),
    ("community", N_("Urban community")),
)
#: A role as one types it; the software itself holds no post.
ROLE_CHOICES: Choices = tuple((r.code, r.title) for r in ROLES if r.code != "software")

DISTRICT = Sheet(
    "district",
    N_("District"),
    N_("One row. A district of the shipped list (all of Zibo) needs no sheet of areas."),
    (
        Column("code", N_("Area code"), N_("6 digits of the district, such as 370304")),
        Column("name", N_("Name"), N_("official name of the district")),
    ),
    (("370304", "博山区"),),
)
THEMES = Sheet(
    "themes",
    N_("Themes"),
    N_("The fields of work: 1 to 12 melons on the vine, in their order."),
    (
        Column("code", N_("Short code"), N_("short, in small Latin letters; never changed later")),
        Column("title_zh", N_("Chinese name"), N_("as on the vine")),
        Column("title_en", N_("English name"), N_("as on the vine, in English")),
    ),
    (
        ("investment", "招商引资", "Investment promotion"),
        ("industry", "产业发展", "Industry"),
        ("conduct", "干部作风", "Conduct"),
        ("agriculture", "特色农业", "Special agriculture"),
        ("livelihood", "民生工作", "Livelihood"),
        ("culture_tourism", "文化旅游", "Culture and tourism"),
    ),
)
AREAS = Sheet(
    "areas",
    N_("Areas"),
    N_("Leave empty to take the shipped list. Towns before their villages, in the official order."),
    (
        Column("code", N_("Area code"), N_("12 digits; villages begin like their town")),
        Column("name", N_("Name"), N_("official name")),
        Column("kind", N_("Kind of area"), N_("choose from the list"), choices=KINDS),
    ),
)
UNITS = Sheet(
    "units",
    N_("Units"),
    N_("Units above before units below, in the official order."),
    (
        Column("name", N_("Name"), N_("full name, once in the sheet")),
        Column("short_name", N_("Short name"), N_("as in tables"), required=False),
        Column("line", N_("Line of the unit"), N_("choose from the list"), choices=tuple(LINES)),
        Column("parent", N_("Unit above"), N_("its full name; empty at the top"), required=False),
        Column("area", N_("Area code"), N_("of its town or village; empty: district"), False),
    ),
    (
        ("系统管理", "", "installation", "", ""),
        ("区委办公室", "区委办", "party", "", ""),
        ("区政府办公室", "区政府办", "government", "", ""),
        ("区政府督查室", "", "government", "区政府办公室", ""),
        ("石马镇政府", "石马镇", "government", "", "370304108000"),
    ),
)
POSTS = Sheet(
    "posts",
    N_("Posts"),
    N_("Posts own work, persons hold them. Several roles are separated by 、"),
    (
        Column("unit", N_("Unit"), N_("full name, as in the sheet of units")),
        Column("title", N_("Post"), N_("once in a unit")),
        Column("roles", N_("Roles"), N_("see the sheet of roles"), choices=ROLE_CHOICES, many=True),
    ),
    (
        ("系统管理", "系统管理员", "system_admin"),
        ("系统管理", "安全管理员", "security_admin"),
        ("系统管理", "审计管理员", "audit_admin"),
        ("区政府督查室", "督查室主任", "supervision"),
        ("石马镇政府", "镇长", "town_office"),
    ),
)
ACCOUNTS = Sheet(
    "accounts",
    N_("Accounts"),
    N_("The three administrators first: three different persons who hold no other post."),
    (
        Column("login", N_("Log-in name"), N_("small Latin letters, figures, dot, dash")),
        Column("name", N_("Name of the person"), N_("as in the staff list")),
        Column("unit", N_("Unit"), N_("full name")),
        Column("post", N_("Post"), N_("as in the sheet of posts")),
        Column("since", N_("In office since"), N_("date, such as 2023-03-01")),
        Column("acting", N_("Acting for it"), N_("yes or no"), required=False, choices=YES_NO),
    ),
    (
        ("xitong", "（姓名）", "系统管理", "系统管理员", "2023-01-03", ""),
        ("anquan", "（姓名）", "系统管理", "安全管理员", "2023-01-03", ""),
        ("shenji", "（姓名）", "系统管理", "审计管理员", "2023-01-03", ""),
        ("ducha", "（姓名）", "区政府督查室", "督查室主任", "2023-01-03", ""),
    ),
)
SHEETS = (DISTRICT, THEMES, AREAS, UNITS, POSTS, ACCOUNTS)


def named(choices: Choices, said: Callable[[str], str]) -> dict[str, str]:
    """What one may type → code: the words in the language of ``said``, in English, and the code."""
    return {word: code for code, title in choices for word in (said(title), title, code)}
