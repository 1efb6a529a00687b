"""Addresses of the store."""

from __future__ import annotations

from yiteng.files import views
from yiteng.web.routes import page

app_name = "files"
urlpatterns = [page("<int:pk>/", views.download, name="download", action="files.read")]
