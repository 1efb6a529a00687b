"""Verbs of publication: propose, two reviews, publish, freeze a list, carry the inbox."""

from __future__ import annotations

from yiteng.publication.actions.inbox import carry, receive
from yiteng.publication.actions.lists import change_list, freeze
from yiteng.publication.actions.review import may_be_public, propose_many, take, take_many

__all__ = [
    "carry",
    "change_list",
    "freeze",
    "may_be_public",
    "propose_many",
    "receive",
    "take",
    "take_many",
]
