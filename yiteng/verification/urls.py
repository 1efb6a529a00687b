"""Addresses of verification."""

from __future__ import annotations

from yiteng.verification import views
from yiteng.web.routes import page

app_name = "verification"
urlpatterns = [
    page("", views.index, name="list", action="verification.read"),
    page("commitments/<int:pk>/proof/", views.proof, name="proof", action="verification.prove"),
]
