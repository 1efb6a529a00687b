"""Log-in by OpenID Connect: code flow with PKCE (S256), state, nonce; who one is = issuer + subject.

Off unless the operator names a provider (docs/operating.md). Signature, issuer, audience, expiry
and nonce of the ID token are checked by authlib, with the provider's present keys; a key it does
not know makes it fetch them anew.
"""

from __future__ import annotations

from typing import Any
from urllib.parse import urlencode

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext as _

ID_TOKEN = "signin_id_token"
#: Seconds of difference allowed between two clocks.
LEEWAY = 60


class Failed(Exception):
    """The provider did not vouch for anybody. args[0]: a short reason for the operator's log."""


def on() -> bool:
    """Whether the operator named a provider."""
    return bool(settings.OIDC["issuer"])


def ways() -> list[tuple[str, str]]:
    """The way in for the log-in page."""
    if not on():
        return []
    return [(_("Log in with %(name)s") % {"name": settings.OIDC["name"]}, reverse("signin:oidc"))]


def start(request: Any) -> Any:
    """Send the browser to the provider. Raises Failed where it does not answer."""
    from yiteng.signin import provider

    try:
        return provider.client().authorize_redirect(request, _back(request, "signin:oidc_back"))
    except provider.SILENT as error:
        raise Failed(type(error).__name__) from error


def finish(request: Any) -> tuple[str, str]:
    """Issuer and subject of whom the provider vouches for. Raises Failed."""
    from yiteng.signin import provider

    client = provider.client()
    try:
        token = client.authorize_access_token(request, claims_options=_wanted(), leeway=LEEWAY)
    except provider.UNFIT as error:
        raise Failed(f"{type(error).__name__}: {error}") from error
    said = token.get("userinfo") or {}
    issuer, subject = str(said.get("iss", "")), str(said.get("sub", ""))
    if issuer != settings.OIDC["issuer"] or not subject or len(subject) > 255:
        raise Failed("issuer or subject")
    request.session[ID_TOKEN] = token["id_token"]
    return issuer, subject


def leaving(request: Any) -> str:
    """Where the session at the provider can be ended too; "" where that is not possible.

    The provider is asked by the person's own click on the next page (RP-initiated logout).
    """
    token = request.session.get(ID_TOKEN)
    if not token or not on():
        return ""
    end = _metadata().get("end_session_endpoint", "")
    said = {
        "id_token_hint": token,
        "post_logout_redirect_uri": _back(request, "people:login"),
        "client_id": settings.OIDC["client_id"],
    }
    request.session[ID_TOKEN] = None
    return (
        f"{reverse('signin:left')}?{urlencode({'to': f'{end}?{urlencode(said)}'})}" if end else ""
    )


def end_address(to: str) -> str:
    """The address, if it is the provider's for ending a session; else "" (no open redirect)."""
    end = _metadata().get("end_session_endpoint", "") if on() else ""
    return to if end and to.startswith(f"{end}?") else ""


def _wanted() -> dict[str, Any]:
    return {"iss": {"essential": True, "value": settings.OIDC["issuer"]}}


def _back(request: Any, name: str) -> str:
    return str(request.build_absolute_uri(reverse(name)))


def _metadata() -> dict[str, Any]:
    from yiteng.signin import provider

    return provider.metadata()
