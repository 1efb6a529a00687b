"""Addresses of the public face: all on the public allow-list."""

from __future__ import annotations

from yiteng.public import views
from yiteng.web.routes import public_page

app_name = "public"
urlpatterns = [
    public_page("", views.home, name="home"),
    public_page("ledger/", views.ledger, name="ledger", listing=True),
    public_page("ledger/<slug:key>/", views.item, name="item"),
    public_page("care/", views.care, name="care", listing=True),
    public_page("lists/", views.lists, name="lists", listing=True),
    public_page("lists/<slug:key>/", views.one_list, name="list", listing=True),
    public_page("answer/", views.code, name="code"),
    public_page("answer/<str:token>/", views.answer, name="answer"),
    public_page("complaints/", views.complain, name="complain"),
    public_page("complaints/received/", views.complained, name="complained"),
]
