"""Addresses of the room itself: preferences and the imprint."""

from __future__ import annotations

from yiteng.web import imprint
from yiteng.web.preferences import choose
from yiteng.web.routes import public_page

app_name = "web"
urlpatterns = [
    public_page("preferences/", choose, name="preferences"),
    public_page("imprint/", imprint.show, name="imprint"),
]
