"""The way in for phones: mounted or not, the token in the path, the survey opened for phones."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.csrf import csrf_exempt

from yiteng.rules.words import N_
from yiteng.surveys.models import Phone, Survey
from yiteng.surveys.openrosa import tokens
from yiteng.surveys.openrosa.actions import noted
from yiteng.surveys.openrosa.replies import VERSION, Denied
from yiteng.surveys.openrosa.wrong import too_many
from yiteng.web.addresses import address
from yiteng.web.requests import today
from yiteng.workflow.clock import real_now

View = Callable[..., HttpResponse]


def on() -> bool:
    """Whether the operator turned phones on (YITENG_OPENROSA)."""
    return bool(settings.OPENROSA)


def phones_only(view: View) -> View:
    """A view for phones: it gets the phone and the survey in place of token and number.

    404 where the installation has no phones; 403 with a sentence, never 401, for a token that is
    unknown or revoked, 429 where somebody tries many.
    """

    @csrf_exempt
    @wraps(view)
    def let_in(request: HttpRequest, token: str, pk: int, **kwargs: object) -> HttpResponse:
        if not on():
            raise Http404
        try:
            phone = _phone(request, token)
            survey = _survey(phone, pk)
            noted(phone, on=today(request))
            return view(request, phone, survey, token=token, **kwargs)
        except Denied as denied:
            return denied.reply

    return let_in


def speaks(view: View) -> View:
    """A view of the protocol itself: the version must be said in a header (400 else)."""

    @wraps(view)
    def heard(request: HttpRequest, *args: object, **kwargs: object) -> HttpResponse:
        if request.headers.get("X-OpenRosa-Version") != VERSION:
            raise Denied(400, N_("Only OpenRosa 1.0 is spoken here. Use ODK Collect."))
        return view(request, *args, **kwargs)

    return heard


def _phone(request: HttpRequest, token: str) -> Phone:
    found = (
        Phone.objects.select_related("survey")
        .filter(token_hash=tokens.digest(token), revoked_at__isnull=True)
        .first()
    )
    if found is not None:
        return found
    if too_many(address(request), real_now()):
        raise Denied(429, N_("Too many addresses that are not valid. Try again in ten minutes."))
    raise Denied(403, N_("This phone is not admitted, or no longer. Ask whoever holds the survey "
                         "for a new code."))  # fmt: skip


def _survey(phone: Phone, pk: int) -> Survey:
    found = Survey.objects.filter(pk=pk, county=phone.county_id, mobile_on=True).first()
    if found is None or phone.survey_id not in (None, pk) or found.state == "draft":
        raise Denied(404, N_("This survey is not open to phones. What you filled in stays on the "
                             "phone; ask whoever holds the survey."))  # fmt: skip
    return found
