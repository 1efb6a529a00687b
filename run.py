#!/usr/bin/env python3
"""One door to the checkout: demo · test · check · bench · docs · lock. Standard library only."""

import argparse
import hashlib
import importlib.util
import json
import os
import re
import shutil
import socket
import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent
VENV = ROOT / ".venv"
BIN = VENV / ("Scripts" if os.name == "nt" else "bin")
PYTHON = BIN / ("python.exe" if os.name == "nt" else "python")
STAMP = VENV / "yiteng-installed.json"
DEMO_TODAY = "2023-03-31"
NO_NETWORK = re.compile(
    r"NewConnectionError|Name or service not known|name resolution|ConnectTimeout|Max retries"
    r"|Failed to establish|ProxyError|dns error|error sending request|Could not connect"
    r"|Network is unreachable|Connection refused|Failed to fetch|ReadTimeout|SSLError",
)


class Stop(Exception):
    """One sentence for the person at the keyboard; ends the command with exit code 1."""


def say(sentence):
    """Print one line at once."""
    print(sentence, flush=True)


# -- the virtual environment --------------------------------------------------------------------


def make_venv():
    """Make .venv unless it is there whole. Raises Stop where the machine lacks the modules."""
    uv = shutil.which("uv")
    if PYTHON.exists() and (uv or _has_pip()):
        return
    if importlib.util.find_spec("venv") and importlib.util.find_spec("ensurepip"):
        command = [sys.executable, "-m", "venv", "--clear", str(VENV)]
    elif uv:
        command = [uv, "venv", "--quiet", "--clear", "--python", sys.executable, str(VENV)]
    else:
        raise Stop(
            "缺少 Python 的 venv 模块，请先执行 apt install python3-venv，再重新运行。"
            "Python's venv module is missing: type apt install python3-venv, then run this again."
        )
    say("正在建立 .venv … Making .venv …")
    made = subprocess.run(command, capture_output=True, text=True)
    if made.returncode:
        shutil.rmtree(VENV, ignore_errors=True)
        raise Stop(
            "无法建立 .venv，请确认磁盘可写并执行 apt install python3-venv。Could not make .venv: "
            f"check that the disk is writable and type apt install python3-venv ({last(made)})."
        )


def install(name):
    """Install requirements (name without .txt) with their hashes, unless already installed."""
    make_venv()
    lock = ROOT / f"{name}.txt"
    wanted = hashlib.sha256(lock.read_bytes()).hexdigest()
    stamp = json.loads(STAMP.read_text()) if STAMP.exists() else {}
    if stamp.get(name) == wanted:
        return
    say(f"正在安装 {lock.name} … Installing {lock.name} …")
    begun = time.monotonic()
    _install(lock)
    _console_script()
    STAMP.write_text(json.dumps({**stamp, name: wanted}))
    say(f"  {time.monotonic() - begun:.0f} s")


def _install(lock):
    """With uv where it is on the PATH, else (or where that fails) with pip."""
    uv = shutil.which("uv")
    ways = []
    if uv:
        ways.append([uv, "pip", "install", "--quiet", "--python", str(PYTHON)])
    if not uv or _has_pip():
        quiet = ["--quiet", "--disable-pip-version-check", "--no-input", "--retries", "2"]
        ways.append([str(PYTHON), "-m", "pip", "install", *quiet])
    for way in ways:
        done = subprocess.run(
            [*way, "--require-hashes", "-r", str(lock)], capture_output=True, text=True, cwd=ROOT
        )
        if not done.returncode:
            return
    if NO_NETWORK.search(done.stderr):
        raise Stop(
            "下载依赖失败：没有网络。请检查网络，或设置 PIP_INDEX_URL 指向可用的镜像后重试。"
            "No network: check the connection, or set PIP_INDEX_URL to a mirror, and run this again."
        )
    raise Stop(f"安装 {lock.name} 失败。Installing {lock.name} failed: {last(done)}")


def _has_pip():
    return any((VENV / "lib").glob("python*/site-packages/pip")) or os.name == "nt"


def _console_script():
    """The `yiteng` command of this checkout, without building a package."""
    code = f"import sys; sys.path.insert(0, {str(ROOT)!r})\n"
    body = (
        "from yiteng.cli import main\n\nif __name__ == '__main__':\n    raise SystemExit(main())\n"
    )
    script = BIN / "yiteng"
    script.write_text(f"#!{PYTHON}\n{code}{body}", encoding="utf-8")
    script.chmod(0o755)


def last(done):
    """The last line a finished process said."""
    lines = [line for line in (done.stderr or done.stdout or "").splitlines() if line.strip()]
    return lines[-1].strip() if lines else f"exit code {done.returncode}"


def environment(**extra):
    """The environment of this checkout's own commands."""
    kept = {k: v for k, v in os.environ.items() if k not in ("VIRTUAL_ENV", "PYTHONHOME")}
    kept.setdefault("YITENG_DATA", str(ROOT / ".data"))
    return {**kept, "PYTHONPATH": str(ROOT), **extra}


def call(*command, **extra):
    """Run a command of .venv in the checkout. Returns its exit code."""
    words = [str(PYTHON), *command]
    try:
        return subprocess.run(words, cwd=ROOT, env=environment(**extra)).returncode
    except KeyboardInterrupt:
        return 130


# -- the commands -------------------------------------------------------------------------------


def demo(options, rest):
    """Load both districts of the reports and serve them on this machine."""
    if not options.no_serve:
        require_port(options.port)
    install("requirements")
    today = os.environ.get("YITENG_TODAY") or DEMO_TODAY
    fresh = ["--fresh"] if options.fresh else []
    code = call("-m", "yiteng.cli", "demo", "--port", str(options.port), *fresh, YITENG_TODAY=today)
    if code or options.no_serve:
        return code
    serve = [str(PYTHON), "-m", "yiteng.cli", "serve", "--port", str(options.port)]
    os.chdir(ROOT)
    return os.execve(serve[0], serve, environment(YITENG_TODAY=today))


def require_port(port):
    """Raises Stop where another program listens on the port."""
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", port))
        except OSError:
            raise Stop(
                f"端口 {port} 已被占用，请换一个：python3 run.py demo --port {port + 1}。"
                f"Port {port} is in use: try python3 run.py demo --port {port + 1}."
            ) from None


def tools():
    """What tests drive beside Python: marker → (found, what to install)."""
    named = os.environ.get("CHROMIUM")
    found = named or shutil.which("chromium") or shutil.which("chromium-browser")
    return {
        "browser": (found and Path(found).exists(), "chromium fonts-noto-cjk"),
        "java": (shutil.which("java"), "default-jre-headless"),
        "office": (
            shutil.which("soffice") and shutil.which("pdftotext"),
            "libreoffice-writer-nogui poppler-utils",
        ),
    }


def test(options, rest):
    """Everything: rules, slices, stories, guards and browser on SQLite, then PostgreSQL."""
    install("requirements-dev")
    absent = {marker: package for marker, (found, package) in tools().items() if not found}
    only = ["-m", " and ".join(f"not {marker}" for marker in absent)] if absent else []
    two = ["-n", "2", "--dist", "loadgroup", "-q"]
    codes = [call("-m", "pytest", *two, *only, *rest)]
    say("\n— PostgreSQL —")
    postgres = {"YITENG_TEST_DATABASE": "postgres"}
    apart = "not browser and not java and not office and not planner"
    codes.append(call("-m", "pytest", *two, "-m", apart, *rest, **postgres))
    if absent:
        packages = " ".join(absent.values())
        raise Stop(
            f"部分测试未运行（{'、'.join(absent)}），请执行：apt-get install {packages}。"
            f"Some tests did not run ({', '.join(absent)}): type apt-get install {packages}"
        )
    return int(any(code not in (0, 5 if rest else 0) for code in codes))


CHECKS = (
    ("format", ("-m", "ruff", "format", "--check", ".")),
    ("lint", ("-m", "ruff", "check", ".")),
    ("types", ("-m", "mypy", "yiteng")),
    ("imports", ("-c", "from importlinter.cli import lint_imports_command as m; m()")),
    ("guards", ("-m", "pytest", "-q", "tests/guards")),
    ("migrations", ("-m", "django", "makemigrations", "--check", "--dry-run")),
    ("docs", ("-m", "yiteng.cli", "docs", "--check")),
)


def check(options, rest):
    """Format, lint, types, imports, guards (translations too), migrations, docs in step."""
    install("requirements-dev")
    names = [name for name, _ in CHECKS]
    unknown = sorted(set(rest) - set(names))
    if unknown:
        raise Stop(f"没有这项检查。No such check: {' '.join(unknown)} ({' '.join(names)})")
    failed = []
    for name, command in CHECKS:
        if rest and name not in rest:
            continue
        begun = time.monotonic()
        code = call(*command, DJANGO_SETTINGS_MODULE=_settings(name))
        say(f"— {name}: {'ok' if not code else 'FAILED'}, {time.monotonic() - begun:.0f} s")
        failed += [name] * bool(code)
    say("check: " + (f"failed: {' '.join(failed)}" if failed else "all green"))
    return int(bool(failed))


def _settings(name):
    return "tests.settings" if name in ("guards", "migrations") else "yiteng.settings"


def bench(options, rest):
    """Measure against bare SQL and bare inserts; figures go to bench/RESULTS.md."""
    install("requirements-dev")
    return call("-m", "bench", *rest)


def docs(options, rest):
    """Write the generated pages of docs/ anew; with --pictures take the README's, too."""
    if "--pictures" in rest:
        install("requirements-dev")
        taken = {"YITENG_PICTURES": "1"}
        return call("-m", "pytest", "-q", "tests/browser/test_pictures.py", **taken)
    install("requirements")
    return call("-m", "yiteng.cli", "docs", *rest)


def lock(options, rest):
    """Lock the dependencies with hashes; the files name no host."""
    install("requirements-dev")
    for name in ("requirements", "requirements-dev"):
        wanted = ["--universal", "--generate-hashes", "--python-version", "3.11", "--no-header"]
        code = call("-m", "uv", "pip", "compile", "-q", *wanted, f"{name}.in", "-o", f"{name}.txt")
        if code:
            return code
        if "://" in (ROOT / f"{name}.txt").read_text():
            raise Stop(f"{name}.txt 写入了网址，请检查索引设置。{name}.txt names a host.")
    return 0


COMMANDS = (demo, test, check, bench, docs, lock)


def main():
    """Read the command line and run one command. Returns the exit code."""
    parser = argparse.ArgumentParser(prog="run.py", description=__doc__)
    commands = parser.add_subparsers(dest="command", metavar="")
    for function in COMMANDS:
        sub = commands.add_parser(function.__name__, help=function.__doc__)
        if function is demo:
            sub.add_argument("--no-serve", action="store_true", help="stop after loading")
            sub.add_argument("--fresh", action="store_true", help="start over")
            sub.add_argument("--port", type=int, default=8000)
    options, rest = parser.parse_known_args()
    if not options.command:
        for function in COMMANDS:
            say(f"  {function.__name__:6} {function.__doc__}")
        return 0
    if rest and options.command in ("demo", "lock"):
        parser.error(f"unknown: {' '.join(rest)}")
    return globals()[options.command](options, [word for word in rest if word != "--"])


if __name__ == "__main__":
    if sys.version_info < (3, 11):
        sys.exit("需要 Python 3.11 或更新的版本。Python 3.11 or newer is needed: python3.11 run.py")
    try:
        sys.exit(main())
    except Stop as stop:
        sys.exit(str(stop))
    except KeyboardInterrupt:
        sys.exit(130)
