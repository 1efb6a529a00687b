"""Addresses of surveys: preparing, answering, the inbox."""

from __future__ import annotations

from yiteng.surveys.openrosa.views import phones
from yiteng.surveys.views import filling, forming, inbox, preparing
from yiteng.web.routes import page

app_name = "surveys"
urlpatterns = [
    page("", preparing.index, name="list", action="surveys.read"),
    page("new/", preparing.new, name="add", action="surveys.author"),
    page("template/", forming.blank, name="template", action="surveys.author"),
    page("<int:pk>/", preparing.show, name="show", action="surveys.read"),
    page("<int:pk>/step/", preparing.step, name="step", action="surveys.author"),
    page("<int:pk>/words/", preparing.change, name="words", action="surveys.author"),
    page("<int:pk>/mobile/", preparing.mobile, name="mobile", action="surveys.author"),
    page("<int:pk>/phones/", phones.index, name="phones", action="surveys.fill"),
    page("phones/<int:pk>/revoke/", phones.revoke, name="phone_revoke", action="surveys.fill"),
    page("<int:pk>/form/", forming.upload, name="form", action="surveys.author"),
    page("<int:pk>/answer/", filling.fill, name="fill", action="surveys.fill"),
    page("<int:pk>/paper/", filling.paper, name="paper", action="surveys.read"),
    page("<int:pk>/sheet/", filling.sheet, name="sheet", action="surveys.fill"),
    page("<int:pk>/sheet/in/", filling.read_in, name="read_in", action="surveys.fill"),
    page("<int:pk>/inbox/", inbox.index, name="inbox", action="surveys.review"),
    page("submissions/<int:pk>/", inbox.show, name="submission", action="surveys.read"),
    page("submissions/<int:pk>/step/", inbox.step, name="judge", action="surveys.review"),
    page("submissions/<int:pk>/answers/", inbox.correct, name="correct", action="surveys.review"),
]
