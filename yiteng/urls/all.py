"""Both faces in one process (the demo's default)."""

from __future__ import annotations

from yiteng.urls import desk, public

urlpatterns = [*public.face, *desk.urlpatterns]
handler403 = desk.handler403
handler404 = desk.handler404
handler500 = desk.handler500
