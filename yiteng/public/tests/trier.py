"""A process of its own that tries codes: ``prepare``, or the first number of its addresses."""

from __future__ import annotations

import sys


def main(what: str) -> None:
    """Make the tables; or try ALL codes in one minute and say how many were looked up."""
    import django

    django.setup()
    from django.core.management import call_command

    from tests.cast import NOW
    from yiteng.publication.actions.trying import ALL, may_try

    if what == "prepare":
        call_command("migrate", database="public", verbosity=0)
        return
    print(sum(may_try(f"192.0.{what}.{n}", NOW) for n in range(ALL)))


if __name__ == "__main__":
    main(sys.argv[1])
