"""Addresses of verification."""

from __future__ import annotations

from yiteng.verification import views
from yiteng.web.routes import page

app_name = "verification"
urlpatterns = [
    page("", views.index, name="list", action="verification.read"),
    page("commitments/<int:pk>/proof/", views.proof, name="proof", action="verification.prove"),
    page("commitments/<int:pk>/opinion/", views.opinion, name="opinion",
         action="verification.opinion"),
    page("commitments/<int:pk>/channel/", views.channel, name="channel",
         action="verification.channel"),
    page("no/", views.no, name="no", action="verification.read"),
    page("phone/", views.phone, name="phone", action="verification.answer"),
    page("phone/<int:pk>/", views.hear, name="hear", action="verification.answer"),
    page("figures/", views.figures, name="figures", action="verification.read"),
    page("table/", views.table, name="table", action="verification.read"),
]  # fmt: skip
