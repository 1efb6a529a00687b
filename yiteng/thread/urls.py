"""Addresses of the thread."""

from __future__ import annotations

from yiteng.thread import views
from yiteng.web.routes import page

app_name = "thread"
urlpatterns = [
    page("", views.hole_list, name="holes", action="thread.walk"),
    page("holes/<slug:code>/", views.hole_page, name="rule", action="thread.walk"),
    page("links/<int:pk>/clear/", views.clear_link, name="clear", action="thread.clear"),
    page("<slug:type_>/<int:pk>/", views.walk_page, name="walk", action="thread.walk"),
]
