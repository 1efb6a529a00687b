"""Addresses of keeping: reorganisation, the register of what is personal."""

from __future__ import annotations

from yiteng.keeping.reorganising import views
from yiteng.keeping.retention.views import register
from yiteng.web.routes import page

app_name = "keeping"
urlpatterns = [
    page("register/", register, name="register", action="keeping.register"),
    page("areas/", views.areas, name="areas", action="places.reorganise"),
    page("units/", views.units, name="units", action="places.reorganise"),
    page(
        "prepared/<int:pk>/withdraw/", views.withdraw, name="withdraw", action="places.reorganise"
    ),
]
