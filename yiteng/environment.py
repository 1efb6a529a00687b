"""Reading the environment: databases, the generated secret, the face to serve."""

from __future__ import annotations

import os
import secrets
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, unquote, urlsplit

_SQLITE_PRAGMAS = (
    "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA temp_store=MEMORY; "
    "PRAGMA mmap_size=268435456; PRAGMA cache_size=-65536; PRAGMA foreign_keys=ON;"
)


def env(name: str, default: str) -> str:
    """The value of an environment variable, or the default."""
    return os.environ.get(name, default)


def env_list(name: str, default: str) -> list[str]:
    """A comma-separated environment variable as a list."""
    return [part.strip() for part in env(name, default).split(",") if part.strip()]


def face() -> str:
    """Which face this process serves: all, desk or public (law 13)."""
    value = env("YITENG_FACE", "all")
    if value not in ("all", "desk", "public"):
        raise SystemExit("YITENG_FACE must be all, desk or public.")
    return value


def secret_key(data: Path) -> str:
    """The secret key, generated into the data folder at first start; never a default."""
    given = os.environ.get("YITENG_SECRET_KEY")
    if given:
        return given
    path = data / "secret.key"
    if not path.exists():
        data.mkdir(parents=True, exist_ok=True)
        fd = os.open(path, os.O_CREAT | os.O_WRONLY | os.O_TRUNC, 0o600)
        with os.fdopen(fd, "w") as handle:
            handle.write(secrets.token_urlsafe(48))
    return path.read_text().strip()


def database(name: str, default: Path) -> dict[str, Any]:
    """A Django database from a URL: sqlite:///path or postgresql://user:word@host:port/name."""
    url = os.environ.get(name, "")
    if not url or url.startswith("sqlite:"):
        return _sqlite(Path(unquote(url[len("sqlite:///") :])) if url else default)
    parts = urlsplit(url)
    if parts.scheme not in ("postgres", "postgresql"):
        raise SystemExit(f"{name} must begin with sqlite:/// or postgresql://")
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": unquote(parts.path.lstrip("/")),
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": parts.hostname or dict(parse_qsl(parts.query)).get("host", ""),
        "PORT": str(parts.port or ""),
        "CONN_MAX_AGE": None,
        "CONN_HEALTH_CHECKS": True,
    }


def _sqlite(path: Path) -> dict[str, Any]:
    path.parent.mkdir(parents=True, exist_ok=True)
    return {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": path,
        "CONN_MAX_AGE": None,
        "OPTIONS": {
            "transaction_mode": "IMMEDIATE",
            "timeout": 60,
            "init_command": _SQLITE_PRAGMAS,
        },
    }
