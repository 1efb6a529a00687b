"""Addresses of measures and the documents that carry them."""

from __future__ import annotations

from yiteng.measures.views import documents, measures, objections
from yiteng.web.routes import page

app_name = "measures"
urlpatterns = [
    page("", documents.index, name="list", action="measures.read"),
    page("documents/new/", documents.new, name="add_document", action="measures.issue"),
    page("documents/<int:pk>/", documents.show, name="document", action="measures.read"),
    page("documents/<int:pk>/word.docx", documents.word, name="word", action="measures.read"),
    page("documents/<int:pk>/new/", measures.new, name="add", action="measures.issue"),
    page("campaigns/", documents.campaigns, name="campaigns", action="measures.read"),
    page("<int:pk>/", measures.show, name="show", action="measures.read"),
    page("<int:pk>/step/", measures.step, name="step", action="measures.issue"),
    page("<int:pk>/object/", objections.new, name="object", action="measures.object"),
    page("objections/<int:pk>/", objections.answer, name="answer", action="measures.issue"),
    page("<int:pk>/words/", measures.words, name="words", action="measures.issue"),
]
