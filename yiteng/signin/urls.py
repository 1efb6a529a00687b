"""Addresses of the door."""

from __future__ import annotations

from yiteng.signin import views
from yiteng.web.routes import page, public_page

app_name = "signin"
urlpatterns = [
    public_page("code/", views.code, name="code"),
    public_page("oidc/", views.oidc_start, name="oidc"),
    public_page("oidc/back/", views.oidc_back, name="oidc_back"),
    public_page("ticket/", views.ticket_start, name="ticket_start"),
    public_page("ticket/back/", views.ticket_back, name="ticket_back"),
    public_page("left/", views.left, name="left"),
    page("setup/", views.setup, name="setup", action="people.self"),
    page("unlink/<int:pk>/", views.unlink, name="unlink", action="people.self"),
    page("factors/", views.factors, name="factors", action="signin.demand"),
    page("factors/<int:pk>/remove/", views.remove, name="remove", action="signin.demand"),
]
