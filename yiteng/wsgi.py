"""The WSGI entry of one face."""

from __future__ import annotations

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "yiteng.settings")
application = get_wsgi_application()
