"""Addresses of log-in, settings and the administrators."""

from __future__ import annotations

from yiteng.people import admin_views, charge_views, units_views, views
from yiteng.web.routes import page, public_page

app_name = "people"
urlpatterns = [
    public_page("login/", views.log_in, name="login"),
    public_page("logout/", views.log_out, name="logout"),
    page("post/", views.switch, name="switch", action="people.self"),
    page("settings/", views.settings, name="settings", action="people.self"),
    page("password/", views.password, name="password", action="people.self"),
    page("accounts/", admin_views.accounts, name="accounts", action="people.accounts"),
    page("accounts/<int:pk>/", admin_views.account, name="account", action="people.accounts"),
    page("accounts/<int:pk>/hold/", admin_views.hold, name="hold", action="people.accounts"),
    page("units/", units_views.units, name="units", action="people.accounts"),
    page("charges/", charge_views.index, name="charges", action="people.charges"),
    page("roles/off/", admin_views.take_off, name="take_off", action="people.roles"),
    page("accounts/<int:pk>/reset/", admin_views.reset, name="reset", action="people.accounts"),
    page("accounts/<int:pk>/retire/", admin_views.retire, name="retire", action="people.accounts"),
    page("roles/", admin_views.roles, name="roles", action="people.roles"),
]
