"""Addresses of messages."""

from __future__ import annotations

from yiteng.messaging import views
from yiteng.web.routes import page

app_name = "messaging"
urlpatterns = [
    page("", views.index, name="list", action="messaging.read"),
    page("mail/", views.mail, name="mail", action="messaging.read"),
    page("mail/confirm/", views.confirm, name="confirm", action="messaging.read"),
    page("slips/", views.slips, name="slips", action="messaging.slips"),
    page("slips/print/", views.print_slips, name="print", action="messaging.slips"),
    page("stopped/", views.stopped, name="stopped", action="messaging.operate"),
]
