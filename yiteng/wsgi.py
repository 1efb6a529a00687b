"""The WSGI entry of one face."""

from __future__ import annotations

import os
from threading import Timer

from django.core.wsgi import get_wsgi_application

from yiteng.cli.messages import compile_stale

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "yiteng.settings")
compile_stale()
application = get_wsgi_application()

#: Seconds after which a server loads what only some questions need, when it has begun to answer.
LATER = 20.0


def _ready() -> None:
    from yiteng.reach.computed import ready

    ready()


if os.environ.get("YITENG_FACE") != "public":
    timer = Timer(LATER, _ready)
    timer.daemon = True
    timer.start()
