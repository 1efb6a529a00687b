"""Addresses of phones: exact, for a redirect would lose what is posted."""

from __future__ import annotations

from yiteng.surveys.openrosa.views import protocol
from yiteng.web.routes import public_page

_AT = "key/<str:token>/p/<int:pk>"

app_name = "odk"
urlpatterns = [
    public_page(f"{_AT}/formList", protocol.form_list, name="form_list"),
    public_page(f"{_AT}/submission", protocol.submission, name="submission"),
    public_page(f"{_AT}/manifest/<int:number>", protocol.manifest, name="manifest"),
    public_page(f"{_AT}/forms/<int:number>.xml", protocol.form, name="form"),
    public_page(f"{_AT}/media/<int:number>/<str:filename>", protocol.media, name="media"),
]
