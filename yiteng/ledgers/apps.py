"""The room of ledgers."""

from __future__ import annotations

from datetime import timedelta

from django.apps import AppConfig

from yiteng.rules.words import N_


class LedgersConfig(AppConfig):
    """Ledgers units keep: imports, files to be edited and brought back, superiors' forms."""

    name = "yiteng.ledgers"
    label = "ledgers"

    def ready(self) -> None:
        """Register the jobs, the daily clearing and the parents of files."""
        from yiteng.audit import labels
        from yiteng.files import parents
        from yiteng.jobs import daily, kinds
        from yiteng.ledgers import jobs, making, queries
        from yiteng.ledgers.words import words
        from yiteng.web import exports

        lease = timedelta(minutes=2)
        for code, title, handle, given_up in (
            ("ledgers.read", N_("Reading a ledger"), jobs.read, jobs.given_up),
            ("ledgers.apply", N_("Taking a ledger in"), jobs.apply, jobs.given_up),
            ("ledgers.export", N_("Exporting a list"), making.make, making.given_up),
        ):
            kinds.register(kinds.Kind(code, title, handle, lease=lease, given_up=given_up))
        parents.register("ledgers.made", queries.may_read_made)
        exports.make_later(making.later)
        parents.register("ledgers.import", queries.may_read_import)
        daily.register("ledgers.clear", queries.clear, order=920)
        labels.register_words("ledgers", words)
