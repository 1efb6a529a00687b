"""Every place where something personal is kept: what for, on what ground, until when, what then.

A literal list; a place that is not in it keeps nothing personal. The trail itself is never
deleted: what is personal in it is a salted digest, and its salt is what ends (law 9).
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from yiteng.keeping.retention import ends
from yiteng.rules.words import N_

_DUTY = N_("Statutory duty of the office (Personal Information Protection Law, art. 13 (3))")
_LOGS = N_("Cybersecurity Law: logs at least six months")
_SERVE = N_("Personal Information Protection Law, art. 19: the shortest time the purpose needs")


@dataclass(frozen=True, slots=True)
class Kept:
    """One place. what, purpose, ground, then: message ids. fields: model and columns, for the page.

    limit: the limit that says after how many days; days: fixed ones where there is none.
    end: does it for what ended before a moment; returns how many rows it touched.
    """

    code: str
    what: str
    fields: str
    purpose: str
    ground: str
    then: str
    end: Callable[[datetime], int]
    limit: str = ""
    days: int = 0


REGISTER: tuple[Kept, ...] = (
    Kept("served", N_("Names of persons served"), "Commitment.served_name, Question.served_name",
         N_("To ask them whether it is done"), _DUTY,
         N_("emptied, with what they said; salts in the trail deleted"),
         ends.served, limit="keep.served"),
    Kept("tokens", N_("Links and codes of questions"), "Question.token_hash, Question.code_hash",
         N_("To let the served party answer once"), _SERVE, N_("made unusable"), ends.tokens, days=30),
    Kept("people", N_("Names of people who left"), "Account.name, Account.login, Signer.name",
         N_("To know who acted in a post"), _DUTY,
         N_("replaced; the trail keeps post and day, the name behind its digest is deleted"),
         ends.people, limit="keep.people"),
    Kept("access", N_("Means of access of people who left"),
         "Address, Factor, Identity, Feed", N_("To log in, to be reached"), _SERVE,
         N_("deleted"), ends.access, days=0),
    Kept("letters", N_("Mail that was sent"), "Letter, Told", N_("To tell what was told"), _LOGS,
         N_("deleted; the messages stay"), ends.letters, limit="keep.letters"),
    Kept("messages", N_("Messages of posts"), "Message", N_("To remind"), _SERVE, N_("deleted"),
         ends.messages, limit="keep.messages"),
    Kept("jobs", N_("Jobs done and daily steps"), "Outbox, DailyRun",
         N_("To see what the program did"), _LOGS, N_("deleted"), ends.jobs, limit="keep.jobs"),
    Kept("handover", N_("People to call, in older notes to a successor"), "Note.people",
         N_("To hand a post over"), _SERVE, N_("emptied; the newest note holds"), ends.handover,
         days=365),
    Kept("staged", N_("Rows read in and not applied"), "Staged", N_("To show what an import would do"),
         _SERVE, N_("deleted"), ends.staged, days=0),
    Kept("complaints", N_("What came in by the public face"), "InboxEntry.payload",
         N_("To answer it"), _DUTY, N_("emptied once carried to the desk"), ends.complaints,
         limit="keep.complaints"),
    Kept("sessions", N_("Sessions that ran out"), "Session", N_("To stay logged in"), _SERVE,
         N_("deleted"), ends.sessions, days=0),
    Kept("attempts", N_("Failed log-ins under unknown names"), "Attempt",
         N_("To lock whoever guesses"), _SERVE, N_("deleted"), ends.attempts, days=1),
    Kept("codes", N_("Wrong codes by network address, as a digest salted by the day"),
         "WrongCodes, Salt", N_("To lock whoever guesses"), _SERVE, N_("deleted"), ends.codes, days=1),
)  # fmt: skip

#: What is kept for ever, and why nothing personal can be read from it.
FOR_EVER = (
    (N_("The trail of events"), N_("posts and days; persons as salted digests only")),
    (N_("Findings and surveys"), N_("who spoke stands as a role, never as a name")),
    (N_("Answers to the three questions"), N_("no name, no post, no hour is noted")),
    (N_("Names in titles and texts that offices typed"),
     N_("belong to the file of the matter and end with it, by the archive's rules; write posts and roles, not names")),
    (N_("Photographs and records of proof"), N_("belong to the file of the matter; places in pictures are "
                                              "taken out on arrival unless asked for")),
)  # fmt: skip
