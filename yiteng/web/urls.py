"""Addresses of the room itself: preferences only."""

from __future__ import annotations

from yiteng.web.preferences import choose
from yiteng.web.routes import public_page

app_name = "web"
urlpatterns = [public_page("preferences/", choose, name="preferences")]
