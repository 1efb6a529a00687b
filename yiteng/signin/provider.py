"""The provider's client by authlib: slow to import, so loaded by who logs in through a provider."""

from __future__ import annotations

from functools import cache
from typing import Any

from authlib.integrations.base_client import OAuthError
from authlib.integrations.django_client import OAuth
from django.conf import settings
from joserfc.errors import JoseError
from requests import RequestException

TIMEOUT = 10
#: The provider does not answer, or not as agreed.
SILENT = (OAuthError, RequestException)
#: What it said does not vouch for anybody.
UNFIT = (*SILENT, JoseError, ValueError, KeyError)


def client() -> Any:
    """The client of the provider the operator named; made once for each setting."""
    said = settings.OIDC
    return _made(said["issuer"], said["client_id"], said["client_secret"])


def metadata() -> dict[str, Any]:
    """What the provider says of itself; empty where it does not answer."""
    try:
        return dict(client().load_server_metadata())
    except (*SILENT, ValueError):
        return {}


@cache
def _made(issuer: str, client_id: str, client_secret: str) -> Any:
    place = f"{issuer.rstrip('/')}/.well-known/openid-configuration"
    return OAuth().register(
        name="provider",
        server_metadata_url=place,
        client_id=client_id,
        client_secret=client_secret,
        client_kwargs={"scope": "openid", "code_challenge_method": "S256", "timeout": TIMEOUT},
    )
