"""Addresses of sampling."""

from __future__ import annotations

from yiteng.sampling import views
from yiteng.web.routes import page

app_name = "sampling"
urlpatterns = [
    page("", views.index, name="list", action="sampling.read"),
    page("draws/", views.draws, name="draws", action="sampling.read"),
    page("<int:pk>/", views.show, name="show", action="sampling.read"),
    page("<int:pk>/sheet.txt", views.sheet, name="sheet", action="sampling.read"),
    page("lots/<int:pk>/", views.lot, name="lot", action="sampling.read"),
    page("commitments/<int:pk>/", views.ask, name="ask", action="sampling.households"),
    page("rounds/<int:pk>/", views.round_, name="round", action="sampling.read"),
    page(
        "rounds/<int:pk>/sheet.txt", views.round_sheet, name="round_sheet", action="sampling.read"
    ),
]
