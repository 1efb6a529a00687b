"""Addresses of the desk."""

from __future__ import annotations

from yiteng.desk import entering, views, work
from yiteng.web.routes import page

app_name = "desk"
urlpatterns = [
    page("", views.home, name="home", action="desk.home"),
    page("rows/<slug:code>/", work.rows, name="rows", action="desk.home"),
    page("act/<int:pk>/", work.act, name="act", action="desk.home"),
    page("entries/", entering.enter, name="entries", action="commitments.do"),
    page("sheet/", views.sheet, name="sheet", action="commitments.coordinate"),
    page("burden/", views.burdens, name="burden", action="desk.burden"),
    page("area/", views.district, name="district", action="desk.areas"),
    page("area/<int:pk>/", views.area, name="area", action="desk.areas"),
    page("search/", views.find, name="search", action="desk.search"),
    page("facts/", views.fact_list, name="facts", action="desk.facts"),
]
