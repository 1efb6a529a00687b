"""Tags of every page: `{% load yiteng %}`; docs/pages.md lists them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from django import template
from django.template.loader import render_to_string
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext

from yiteng.rules.panel import Panel
from yiteng.rules.quantity import Quantity, show
from yiteng.rules.table import Table
from yiteng.web import cells, pictures, sentences, shown, words
from yiteng.web.steps import buttons

register = template.Library()
register.tags.update(pictures.register.tags)
Context = template.RequestContext


@register.simple_tag
def light(item: Any) -> SafeString:
    """Shape and word of a light: a code, a light of the rule book, or a row with ``light``."""
    return cells.light(item)


@register.simple_tag
def quantity(item: Any) -> SafeString:
    """A figure with its word and status; exact value, date and source on demand."""
    return cells.quantity(item)


@register.simple_tag
def yuan(value: Any) -> SafeString:
    """Yuan in 万元 or 亿元 with one decimal, the exact amount on demand."""
    return cells.money(value)


@register.simple_tag
def amount(value: Any, unit: str) -> str:
    """A figure and its unit in words: 54 人."""
    if value is None or value == "":
        return ""
    return show(Quantity(Decimal(value), unit), language="zh" if words.chinese() else "en")


@register.simple_tag
def say(refusal: Any) -> str:
    """The sentence of a refusal or a warning, translated."""
    return sentences.say(refusal) if refusal else ""


@register.simple_tag
def t(text: Any) -> str:
    """The translation of a message id that comes from the rule book."""
    return gettext(str(text)) if text else ""


@register.simple_tag
def colon() -> str:
    """The colon between a word and its value: ： in Chinese, a colon and a space in English."""
    return gettext(": ")


@register.simple_tag
def day(value: date | datetime | None, style: str = "table", today: date | None = None) -> str:
    """A date: 2023-03-01, or 3月1日 with style ``words`` (year added where today's differs)."""
    if not value:
        return ""
    plain = words.local(value)
    plain = plain.date() if isinstance(plain, datetime) else plain
    return words.in_words(plain, today) if style == "words" else words.in_table(plain)


@register.simple_tag
def moment(value: datetime | None, style: str = "table") -> str:
    """A moment: 2023-03-01 16:00, or 3月1日 16:00 with style ``words``."""
    if not value:
        return ""
    return words.in_words(value) if style == "words" else words.in_table(value)


@register.simple_tag
def invented() -> SafeString:
    """The mark of what the demonstration made up."""
    return format_html('<span class="tag invented">{}</span>', gettext("invented"))


@register.simple_tag
def facts_note(n: int | None, drawn: str = "") -> SafeString:
    """n and how the sample was drawn: never a satisfaction figure without them."""
    drawn = f" · {gettext(drawn)}" if drawn else ""
    return format_html('<span class="n">n&thinsp;=&thinsp;{}{}</span>', n or 0, drawn)


@register.simple_tag
def count(number: int, url: str = "") -> Any:
    """A number that links to the rows it counts."""
    shown = words.plain(number or 0)
    return format_html('<a class="number" href="{}">{}</a>', url, shown) if url else shown


@register.inclusion_tag("web/_export.html", takes_context=True)
def export_link(context: Context) -> dict[str, Any]:
    """The link to the tables a page shows as an Excel file, below tables drawn by hand."""
    return {"request": context.get("request")}


@register.inclusion_tag("web/_take_along.html", takes_context=True)
def take_along(context: Context) -> dict[str, Any]:
    """The links to the tables of a page open to everybody, as Excel and as text."""
    return {"request": context.get("request")}


@register.inclusion_tag("web/_table.html", takes_context=True)
def table(context: Context, table: Table, export: bool = False) -> dict[str, Any]:
    """A list: caption, filters in words, rows that open by Enter, next and previous by key."""
    columns = [(c.title, cells.kind_class(c)) for c in table.columns]
    shown.note(context.get("request"), table)
    return {
        "request": context.get("request"),
        "table": table,
        "columns": columns,
        "lines": cells.lines(table),
        "export": export,
    }


#: More refused steps than these are folded into one line, their reasons inside.
MOST_REFUSED = 2


@register.inclusion_tag("web/_offers.html", takes_context=True)
def offers(
    context: Context,
    offers: Iterable[Any],
    url: str = "",
    *,
    seen: int | None = None,
    tried: str = "",
    refusals: Any = (),
    typed: Any = None,
    choices: Mapping[str, Any] | None = None,
    remedies: Mapping[str, tuple[str, str]] | None = None,
    key: str = "",
) -> dict[str, Any]:
    """Every step as a button or a form; refused ones stay, with all their reasons.

    url: where the forms post to; seen: the row's version, posted along; tried, refusals and
    typed: the step that was just refused, so that its form stays open with what was typed;
    choices: input name → [(value, words)]; remedies: refusal code → (words, address);
    key: makes drafts of these forms the row's own (else the address they post to does).
    The address may name steps whose forms stand open: ``?do=verify,return``.
    """
    request = context.get("request")
    wanted = [code for code in (request.GET.get("do", "") if request else "").split(",") if code]
    found = buttons(offers, tried, refusals or (), typed, choices or {}, remedies or {}, wanted)
    refused = [button for button in found if not button.allowed]
    folded = refused if len(refused) > MOST_REFUSED else []
    return {
        "csrf_token": context.get("csrf_token"),
        "buttons": [button for button in found if button not in folded],
        "folded": folded,
        "url": url,
        "seen": seen,
        "key": key or url,
    }


@register.inclusion_tag("web/_filter_form.html", takes_context=True)
def filter_form(context: Context, form: Any) -> dict[str, Any]:
    """A GET form in one line above a list."""
    request = context.get("request")
    return {"form": form, "path": request.path if request else ""}


@register.inclusion_tag("web/_form.html", takes_context=True)
def form(
    context: Context,
    form: Any,
    *,
    submit: str = "",
    action: str = "",
    draft: str = "",
    cancel: str = "",
) -> dict[str, Any]:
    """A whole POST form: error summary, fields, button; ``draft`` makes it save itself."""
    return {
        "csrf_token": context.get("csrf_token"),
        "form": form,
        "submit": submit or gettext("Save"),
        "action": action,
        "draft": draft,
        "cancel": cancel,
    }


@register.inclusion_tag("web/_field.html")
def field(bound: Any) -> dict[str, Any]:
    """One field: label, hint, error with its remedy, and what was typed."""
    return {"field": bound, "remedy": getattr(bound.field, "remedy", "")}


@register.inclusion_tag("web/_errors.html")
def errors(form: Any) -> dict[str, Any]:
    """The summary of what is wrong, each line a link to its field."""
    return {"form": form}


@register.simple_tag(takes_context=True)
def panel(context: Context, panel: Panel | None) -> str:
    """A fragment another slice owns, under its title; nothing for None."""
    if panel is None:
        return ""
    inside = render_to_string(panel.template, dict(panel.context), context.get("request"))
    return render_to_string("web/_panel.html", {"panel": panel, "inside": inside})


@register.simple_tag(takes_context=True)
def panels(context: Context, panels: Iterable[Panel | None]) -> str:
    """Several panels in their order."""
    found = sorted((p for p in panels if p), key=lambda p: p.order)
    return SafeString("".join(panel(context, p) for p in found))
