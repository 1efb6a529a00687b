"""A filled form as XML: what phones send, and what the other channels write the same way.

Answers are kept flat: ``name`` → text, and ``name.1``, ``name.2`` … within a repeat.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from xml.etree.ElementTree import Element, SubElement, tostring

from defusedxml import DefusedXmlException, ElementTree

from yiteng.surveys.questions import BINARY, SILENT, Question, walk

Answers = dict[str, str]


class Unreadable(ValueError):
    """The bytes are no filled form."""


@dataclass(frozen=True, slots=True)
class Instance:
    """What the XML says of itself, and its answers.

    form_id, version: the root's ``id`` and ``version``; deprecated_id: of the instance this one
    replaces, '' where none; encrypted: whether it is locked.
    """

    form_id: str
    version: str
    instance_id: str
    deprecated_id: str
    encrypted: bool
    root: Element

    def answers(self, questions: Iterable[Question]) -> Answers:
        """The answers to the questions of its form."""
        return dict(_read(self.root, tuple(questions), ""))


def read(raw: bytes) -> Instance:
    """Read the XML of a filled form. Raises Unreadable."""
    try:
        root = ElementTree.fromstring(raw)
    except (ElementTree.ParseError, DefusedXmlException, ValueError) as error:
        raise Unreadable(str(error)) from error
    meta = {_local(one): (one.text or "").strip() for one in root.iter()
            if _local(one) in ("instanceID", "deprecatedID")}  # fmt: skip
    return Instance(
        form_id=root.get("id", ""),
        version=root.get("version", ""),
        instance_id=meta.get("instanceID") or root.get("instanceID", ""),
        deprecated_id=meta.get("deprecatedID", ""),
        encrypted=root.get("encrypted", "") == "yes",
        root=root,
    )


def write(
    form_id: str, version: str, questions: Iterable[Question], answers: Answers, instance_id: str
) -> bytes:
    """A filled form as its XML, as a phone would write it."""
    root = Element("data", {"id": form_id, "version": version})
    _write(root, tuple(questions), answers, "")
    SubElement(SubElement(root, "meta"), "instanceID").text = instance_id
    text: bytes = tostring(root, encoding="utf-8", xml_declaration=True)
    return text


def times(repeat: Question, answers: Mapping[str, str]) -> int:
    """How often a repeat was filled: the highest number among the answers within."""
    numbers = [
        int(number)
        for key in answers
        for name, _dot, number in [key.rpartition(".")]
        if number.isdecimal() and name in {one.name for one in walk(repeat.children)}
    ]
    return max(numbers, default=0)


def expected(questions: Iterable[Question], answers: Mapping[str, str]) -> list[str]:
    """The names of the files the answers speak of, each once, in their order."""
    binary = {one.name for one in walk(questions) if one.kind in BINARY}
    found = [v for k, v in answers.items() if v and k.partition(".")[0] in binary]
    return list(dict.fromkeys(found))


def _read(node: Element, questions: Iterable[Question], number: str) -> Iterator[tuple[str, str]]:
    children: dict[str, list[Element]] = {}
    for child in node:
        children.setdefault(_local(child), []).append(child)
    for one in questions:
        found = children.get(one.name, [])
        if one.kind == "repeat":
            for count, each in enumerate(found, start=1):
                yield from _read(each, one.children, f".{count}")
        elif one.kind == "group":
            for each in found[:1]:
                yield from _read(each, one.children, number)
        elif found and one.kind not in SILENT:
            text = (found[0].text or "").strip()
            if text:
                yield f"{one.name}{number}", text


def _write(node: Element, questions: Iterable[Question], answers: Answers, number: str) -> None:
    for one in questions:
        if one.kind == "repeat":
            for count in range(1, times(one, answers) + 1):
                _write(SubElement(node, one.name), one.children, answers, f".{count}")
        elif one.kind == "group":
            _write(SubElement(node, one.name), one.children, answers, number)
        elif one.kind in SILENT:
            SubElement(node, one.name)
        else:
            SubElement(node, one.name).text = answers.get(f"{one.name}{number}", "") or None


def _local(node: Element) -> str:
    return str(node.tag).rpartition("}")[2]
