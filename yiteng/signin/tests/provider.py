"""A small OpenID provider of the tests: strict about the client, and able to lie on demand.

It checks client, redirect address, PKCE (S256), and gives each code once; ``lie`` changes claims
of the next ID token, ``rotate`` its key, ``forge`` signs with a key nobody knows.
"""

from __future__ import annotations

import base64
import hashlib
import json
import threading
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, urlencode, urlsplit

from joserfc import jwt
from joserfc.jwk import RSAKey

CLIENT = ("yiteng", "a secret between the two")


class Provider:
    """Serves one subject; every log-in there succeeds at once."""

    def __init__(self, subject: str) -> None:
        self.subject, self.lies, self.codes = subject, {}, {}  # type: ignore[var-annotated]
        self.keys = [RSAKey.generate_key(2048, {"kid": "first"})]
        self.signs = self.keys[0]
        self.server = ThreadingHTTPServer(("127.0.0.1", 0), _handler(self))
        self.issuer = f"http://127.0.0.1:{self.server.server_port}"
        threading.Thread(target=self.server.serve_forever, daemon=True).start()

    def lie(self, **claims: Any) -> None:
        """Put other claims into ID tokens."""
        self.lies = claims

    def rotate(self) -> None:
        """Sign with a new key from now on; the old one is no longer published."""
        self.signs = RSAKey.generate_key(2048, {"kid": f"key {time.monotonic_ns()}"})
        self.keys = [self.signs]

    def forge(self) -> None:
        """Sign with a key that is not published, under the name of one that is."""
        self.signs = RSAKey.generate_key(2048, {"kid": self.keys[0].kid})

    def authorize(self, said: dict[str, str]) -> str:
        """The address a browser is sent back to."""
        assert said["client_id"] == CLIENT[0]
        assert (said["response_type"], said["code_challenge_method"]) == ("code", "S256")
        assert len(said["state"]) >= 20
        assert len(said["nonce"]) >= 16
        assert said["scope"] == "openid"
        code = f"code-{len(self.codes)}"
        self.codes[code] = said
        return f"{said['redirect_uri']}?{urlencode({'code': code, 'state': said['state']})}"

    def token(self, said: dict[str, str]) -> dict[str, Any]:
        """What a code is worth, once."""
        asked = self.codes.pop(said["code"])
        proof = hashlib.sha256(said["code_verifier"].encode()).digest()
        assert base64.urlsafe_b64encode(proof).rstrip(b"=").decode() == asked["code_challenge"]
        assert said["redirect_uri"] == asked["redirect_uri"]
        now = int(time.time())
        claims = {"iss": self.issuer, "sub": self.subject, "aud": CLIENT[0], "iat": now,
                  "exp": now + 300, "nonce": asked["nonce"]} | self.lies  # fmt: skip
        header = {"alg": "RS256", "kid": self.signs.kid}
        return {"access_token": "a", "token_type": "Bearer",
                "id_token": jwt.encode(header, claims, self.signs)}  # fmt: skip

    def metadata(self) -> dict[str, Any]:
        """The discovery document."""
        ends = {"authorization": "authorize", "token": "token", "end_session": "end"}
        return {
            "issuer": self.issuer,
            "jwks_uri": f"{self.issuer}/keys",
            "id_token_signing_alg_values_supported": ["RS256"],
            **{f"{name}_endpoint": f"{self.issuer}/{end}" for name, end in ends.items()},
        }


def _handler(provider: Provider) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            place = urlsplit(self.path)
            if place.path == "/authorize":
                said = {k: v[0] for k, v in parse_qs(place.query).items()}
                self.send_response(302)
                self.send_header("Location", provider.authorize(said))
                self.end_headers()
            elif place.path == "/keys":
                self._json({"keys": [key.as_dict(private=False) for key in provider.keys]})
            else:
                self._json(provider.metadata())

        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["Content-Length"])).decode()
            said = {k: v[0] for k, v in parse_qs(body).items()}
            given = base64.b64decode(self.headers["Authorization"].removeprefix("Basic ")).decode()
            assert given == ":".join(CLIENT)
            self._json(provider.token(said))

        def _json(self, said: dict[str, Any]) -> None:
            self.send_response(200)
            self.send_header("Content-Type", "application/json")
            self.end_headers()
            self.wfile.write(json.dumps(said).encode())

        def log_message(self, *_: Any) -> None:
            """Quiet."""

    return Handler
