"""One of several writers: ``python -m yiteng.audit.tests.writer make|write|tell``."""

from __future__ import annotations

import sys
from dataclasses import replace

TIMES = 10


def main(what: str) -> None:
    """make the tables, write to two chains, or tell the lengths of the chains and if they hold."""
    import django

    django.setup()
    from django.core.management import call_command

    from yiteng.audit.models import Chain
    from yiteng.audit.tests.test_record import ENTRY, write
    from yiteng.audit.verify import verify

    there, back = replace(ENTRY, county=1), replace(ENTRY, county=2)
    if what == "make":
        call_command("migrate", "audit", verbosity=0)
    elif what == "write":
        for turn in range(TIMES):
            write(*((there, back) if turn % 2 else (back, there)))
    else:
        lengths = Chain.objects.order_by("county").values_list("county", "length")
        sys.stdout.write(f"{list(lengths)} {verify([1, 2]).ok}")


if __name__ == "__main__":
    main(sys.argv[1])
