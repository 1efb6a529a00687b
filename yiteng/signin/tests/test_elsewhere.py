"""Logging in elsewhere: by OpenID Connect at a real provider, by a ticket at a real portal."""

from __future__ import annotations

import json
import threading
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs, quote, urlsplit
from urllib.request import HTTPRedirectHandler, build_opener, urlopen

import pytest

from tests.cast import log_in
from yiteng.signin import actions, ticket
from yiteng.signin import provider as authlib
from yiteng.signin.models import Identity
from yiteng.signin.tests.provider import CLIENT, Provider
from yiteng.signin.ticket import NoTicket, Person, signature

pytestmark = pytest.mark.django_db
NOT_LINKED = "这个身份还没有关联本系统的账号。"
NOT_CONFIRMED = "对方没有确认您的身份。请重试，或用密码登录。"


@pytest.fixture
def provider(settings):
    """A provider that knows Li as subject 35-17, named in the settings."""
    made = Provider("35-17")
    settings.OIDC = {"issuer": made.issuer, "client_id": CLIENT[0], "client_secret": CLIENT[1],
                     "name": "区统一登录"}  # fmt: skip
    yield made
    made.server.shutdown()
    made.server.server_close()


@pytest.fixture
def linked(provider, world):
    """Li's account, linked."""
    return actions.link(
        world.accounts["li"], provider.issuer, "35-17", actor=world.li, at=world.now
    )


class _Stay(HTTPRedirectHandler):
    def redirect_request(self, *_):
        return None


def through(client, to="/", change=lambda back: back):
    """Walk to the provider and back as a browser does; the last answer."""
    there = client.get("/signin/oidc/", {"next": to})["Location"]
    try:
        build_opener(_Stay).open(there)
    except Exception as answer:
        back = urlsplit(answer.headers["Location"])
    return client.get(change(f"{back.path}?{back.query}"))


def said(client, answer) -> str:
    return client.get(answer["Location"]).content.decode()


def test_li_logs_in_and_lands_where_he_was_going(client, linked):
    assert through(client, "/commitments/")["Location"] == "/commitments/"
    assert client.get("/commitments/").status_code == 200


def test_the_log_in_page_offers_it_by_name(client, provider):
    page = client.get("/account/login/?next=/measures/").content.decode()
    assert 'href="/signin/oidc/?next=/measures/"' in page
    assert "用“区统一登录”登录" in page


def test_without_a_provider_named_there_is_no_such_address(client, db):
    for address in ("/signin/oidc/", "/signin/oidc/back/", "/signin/ticket/"):
        assert client.get(address).status_code == 404
    assert "signin/oidc" not in client.get("/account/login/").content.decode()


def test_a_stranger_gets_no_account(client, provider, world):
    assert NOT_LINKED in said(client, through(client))
    assert not Identity.objects.exists()


def test_li_links_his_account_once_and_lets_it_go_again(client, provider, world):
    log_in(client, world, "li")
    assert through(client)["Location"] == "/signin/setup/"
    held = Identity.objects.get()
    assert (held.account, held.issuer, held.subject) == (
        world.accounts["li"], provider.issuer, "35-17"
    )  # fmt: skip
    client.post(f"/signin/unlink/{held.pk}/")
    assert not Identity.objects.exists()


def test_nobody_takes_over_an_identity_that_is_linked(client, linked, world):
    log_in(client, world, "wang")
    assert "这个身份已关联到另一个账号。" in through(client).content.decode()


LIES = [
    {"aud": "another client"},
    {"iss": "https://elsewhere.example"},
    {"nonce": "of another log-in"},
    {"exp": int(time.time()) - 3600},
    {"sub": ""},
]


@pytest.mark.parametrize("lie", LIES, ids=lambda lie: next(iter(lie)))
def test_a_token_that_is_not_for_us_and_now_opens_nothing(client, provider, linked, lie):
    provider.lie(**lie)
    assert NOT_CONFIRMED in said(client, through(client))


def test_a_forged_signature_opens_nothing(client, provider, linked):
    provider.forge()
    assert NOT_CONFIRMED in said(client, through(client))


def test_a_key_that_was_changed_is_fetched_anew(client, provider, linked):
    through(client)
    client.post("/account/logout/")
    provider.rotate()
    assert through(client)["Location"] == "/"


def test_an_answer_nobody_asked_for_opens_nothing(client, linked):
    forged = through(client, change=lambda back: back.replace("state=", "state=x"))
    assert NOT_CONFIRMED in said(client, forged)
    assert NOT_CONFIRMED in said(client, client.get("/signin/oidc/back/?code=code-0&state=s"))


def test_a_provider_that_is_away_is_a_sentence(client, provider, linked):
    authlib._made.cache_clear()
    provider.server.shutdown()
    provider.server.server_close()
    assert NOT_CONFIRMED in said(client, client.get("/signin/oidc/"))


def test_next_never_leads_to_another_host(client, linked):
    assert through(client, "https://evil.example/")["Location"] == "/"


def test_logging_out_offers_to_log_out_there_too(client, provider, linked):
    through(client)
    left = client.post("/account/logout/")["Location"]
    assert left.startswith("/signin/left/?to=")
    page = client.get(left).content.decode()
    assert f'href="{provider.issuer}/end?id_token_hint=' in page
    evil = client.get(f"/signin/left/?to={quote('https://evil.example/')}")
    assert evil["Location"] == "/account/login/"


def test_a_second_factor_is_asked_for_after_it(client, linked, world):
    actions.demand(["liaison"], actor=world.secadmin, at=world.now)
    assert through(client)["Location"] == "/signin/setup/"


class Portal:
    """An adapter as a province would write it: ticket → token → user, by signed requests."""

    issuer = "portal.example"
    url, key, start_at = "", "shared", "/login"

    def start(self, back: str) -> str:
        return f"{self.url}{self.start_at}?back={quote(back)}"

    def exchange(self, ticket: str) -> Person:
        asked = {"ticket": ticket, "app": "yiteng"}
        place = (
            f"{self.url}/user?ticket={quote(ticket)}&app=yiteng&sign={signature(asked, self.key)}"
        )
        told = json.load(urlopen(place))
        if not told:
            raise NoTicket(ticket)
        return Person(told["id"], told["name"], told["level"])


class _PortalHandler(BaseHTTPRequestHandler):
    def do_GET(self):
        asked = {k: v[0] for k, v in parse_qs(urlsplit(self.path).query).items()}
        signed = asked.pop("sign") == signature(asked, "shared")
        good = signed and asked["ticket"] == "T-1"
        self.send_response(200)
        self.end_headers()
        told = {"id": "p-9", "name": "李", "level": "L3"} if good else None
        self.wfile.write(json.dumps(told).encode())

    def log_message(self, *_):
        """Quiet."""


@pytest.fixture
def portal(settings):
    server = ThreadingHTTPServer(("127.0.0.1", 0), _PortalHandler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    Portal.url = f"http://127.0.0.1:{server.server_port}"
    settings.TICKET_LOGIN = f"{__name__}.Portal"
    yield Portal
    server.shutdown()
    server.server_close()


def test_a_ticket_is_exchanged_for_the_linked_account(client, portal, world):
    actions.link(world.accounts["li"], "portal.example", "p-9", actor=world.li, at=world.now)
    sent = client.get("/signin/ticket/", {"next": "/measures/"})["Location"]
    assert sent == f"{portal.url}/login?back=http%3A//testserver/signin/ticket/back/"
    assert client.get("/signin/ticket/back/", {"ticket": "T-1"})["Location"] == "/measures/"
    assert client.get("/measures/").status_code == 200


def test_a_forged_ticket_opens_nothing(client, portal, world):
    actions.link(world.accounts["li"], "portal.example", "p-9", actor=world.li, at=world.now)
    for forged in ("T-2", "", "T-1&app=other"):
        answer = client.get("/signin/ticket/back/", {"ticket": forged})
        assert NOT_CONFIRMED in said(client, answer)


def test_a_request_is_signed_over_its_sorted_pairs():
    """HMAC-SHA256 of "a=%E4%B8%80&b=2%263", worked out with openssl dgst."""
    assert signature({"b": "2&3", "a": "一"}, "key") == SIGNED
    assert ticket.on() is False


SIGNED = "3264772781ed8bd86173c85f9e4eb292d668b4e87b70ad56e65f889b5295148b"
