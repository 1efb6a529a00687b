"""Addresses of the public face: snapshots and the inbox, nothing else."""

from __future__ import annotations

from importlib.util import find_spec

from django.urls import include, path

face = [
    path("public/", include(f"{room}.urls"))
    for room in ("yiteng.public",)
    if find_spec(room) and find_spec(f"{room}.urls")
]
urlpatterns = [*face, path("web/", include("yiteng.web.urls"))]
handler403 = "yiteng.web.errors.forbidden"
handler404 = "yiteng.web.errors.not_found"
handler500 = "yiteng.web.errors.broken"
