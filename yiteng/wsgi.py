"""The WSGI entry of one face."""

from __future__ import annotations

import os

from django.core.wsgi import get_wsgi_application

from yiteng.cli.messages import compile_stale

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "yiteng.settings")
compile_stale()
application = get_wsgi_application()
