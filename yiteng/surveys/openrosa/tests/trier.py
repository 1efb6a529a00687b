"""A process of its own that tries tokens of phones: ``prepare``, or ``try``."""

from __future__ import annotations

import sys


def main(what: str) -> None:
    """Make the tables; or try MOST tokens in one minute and say how many were looked up."""
    import django

    django.setup()
    from django.core.management import call_command

    from tests.cast import NOW
    from yiteng.surveys.openrosa.wrong import MOST, too_many

    if what == "prepare":
        call_command("migrate", verbosity=0)
        return
    print(sum(not too_many("192.0.2.7", NOW) for _ in range(MOST)))


if __name__ == "__main__":
    main(sys.argv[1])
