"""Settings, all by environment with safe defaults; see docs/operating.md for each name."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from yiteng.environment import (
    database,
    env,
    env_list,
    face,
    secret_key,
)

BASE_DIR = Path(__file__).resolve().parent
DATA = Path(env("YITENG_DATA", str(Path.cwd() / ".data")))
SECRET_KEY = secret_key(DATA)
DEBUG = False
ALLOWED_HOSTS = env_list("YITENG_HOSTS", "127.0.0.1,localhost,[::1],testserver")
CSRF_TRUSTED_ORIGINS = env_list("YITENG_ORIGINS", "")
FACE = face()

#: The rooms, in the order of imports (architecture.md).
ROOMS = (
    "web", "papers", "audit", "workflow", "links", "files", "jobs", "places", "people", "signin",
    "limits", "messaging", "enterprises", "research", "surveys", "gate", "meetings", "minutes",
    "voices", "plans", "calendars", "casefiles", "measures", "commitments", "verification",
    "sampling", "oversight", "ledgers", "reach", "designation", "publication", "public", "thread", "replies", "desk", "handover", "circulars", "demo", "keeping",
)  # fmt: skip
INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django_htmx",
    *(f"yiteng.{room}" for room in ROOMS if (BASE_DIR / room / "apps.py").exists()),
]
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.middleware.gzip.GZipMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "yiteng.web.middleware.Language",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "yiteng.web.middleware.SecurityHeaders",
    "yiteng.people.middleware.ActorMiddleware",
]
ROOT_URLCONF = f"yiteng.urls.{FACE}"
WSGI_APPLICATION = "yiteng.wsgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.messages.context_processors.messages",
                "yiteng.web.context.page",
            ],
        },
    }
]

#: `default` holds the work; `public` only published snapshots and the inbox (law 13).
DATABASES: dict[str, dict[str, Any]] = {
    "default": database("YITENG_DATABASE_URL", DATA / "yiteng.sqlite3"),
    "public": database("YITENG_PUBLIC_DATABASE_URL", DATA / "public.sqlite3"),
}
DATABASE_ROUTERS = ["yiteng.web.databases.TwoFaces"]
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

AUTH_USER_MODEL = "people.Account"
AUTHENTICATION_BACKENDS = ["yiteng.people.backend.LockingBackend"]
PASSWORD_HASHERS = [
    "django.contrib.auth.hashers.Argon2PasswordHasher",
    "django.contrib.auth.hashers.ScryptPasswordHasher",
]
LOGIN_URL = "people:login"
LOGIN_REDIRECT_URL = "/"
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = env("YITENG_HTTPS", "") == "1"
SESSION_ENGINE = "django.contrib.sessions.backends.db"
IDLE_MINUTES = int(env("YITENG_IDLE_MINUTES", "20"))
PROXIES = int(env("YITENG_PROXIES", "0"))
LOCK_AFTER = int(env("YITENG_LOCK_AFTER", "5"))
PASSWORD_DAYS = int(env("YITENG_PASSWORD_DAYS", "90"))
LOCK_MINUTES = int(env("YITENG_LOCK_MINUTES", "15"))

#: The imprint: who runs this installation and how to reach them; site numbers; own sources of data.
OPERATOR, CONTACT = env("YITENG_OPERATOR", ""), env("YITENG_CONTACT", "")
SITE_NUMBERS = env_list("YITENG_SITE_NUMBERS", "")
DATA_SOURCES = env_list("YITENG_DATA_SOURCES", "")

LANGUAGE_CODE = "zh-hans"
LANGUAGES = [("zh-hans", "中文"), ("en", "English")]
LOCALE_PATHS = [
    BASE_DIR / "rules" / "locale",
    BASE_DIR / "cli" / "locale",
    *sorted(BASE_DIR.glob("commitments/kinds/*/locale")),
]
TIME_ZONE = "Asia/Shanghai"
USE_TZ = True
USE_I18N = True
FORMAT_MODULE_PATH: list[str] = []

STATIC_URL = "/static/"
STATIC_ROOT = DATA / "static"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "yiteng.web.assets.Packed"},
}
WHITENOISE_USE_FINDERS = True
WHITENOISE_MAX_AGE = 86400
FILES_ROOT = DATA / "files"
FILE_SCANNER = env("YITENG_FILE_SCANNER", "")
FILE_QUOTA_MEGABYTES = int(env("YITENG_FILE_QUOTA_MEGABYTES", "50000"))
DATA_UPLOAD_MAX_NUMBER_FILES = 110
FILE_UPLOAD_MAX_MEMORY_SIZE = 2 * 1024 * 1024
#: Phones with ODK Collect (docs/phones.md): off, every address under odk/ is 404.
OPENROSA = env("YITENG_OPENROSA", "") == "1"
#: Log-in by OpenID Connect or by a ticket (docs/operating.md): off unless named.
OIDC = {
    "issuer": env("YITENG_OIDC_ISSUER", ""),
    "client_id": env("YITENG_OIDC_CLIENT_ID", ""),
    "client_secret": env("YITENG_OIDC_CLIENT_SECRET", ""),
    "name": env("YITENG_OIDC_NAME", "OpenID Connect"),
}
TICKET_LOGIN = env("YITENG_TICKET_LOGIN", "")
TICKET_NAME = env("YITENG_TICKET_NAME", "政务统一身份认证")
#: Mail (docs/operating.md): off unless a server is named; messages then stand in the list and on slips.
MAIL = env("YITENG_MAIL_HOST", "") != "" or env("YITENG_MAIL_BACKEND", "") != ""
EMAIL_BACKEND = env("YITENG_MAIL_BACKEND", "django.core.mail.backends.smtp.EmailBackend")
EMAIL_HOST = env("YITENG_MAIL_HOST", "localhost")
EMAIL_PORT = int(env("YITENG_MAIL_PORT", "25"))
EMAIL_HOST_USER = env("YITENG_MAIL_USER", "")
EMAIL_HOST_PASSWORD = env("YITENG_MAIL_PASSWORD", "")
EMAIL_USE_TLS = env("YITENG_MAIL_TLS", "") == "starttls"
EMAIL_USE_SSL = env("YITENG_MAIL_TLS", "") == "tls"
EMAIL_TIMEOUT = int(env("YITENG_MAIL_TIMEOUT", "20"))
DEFAULT_FROM_EMAIL = env("YITENG_MAIL_FROM", "yiteng@localhost")
#: Domains whose addresses may be entered; none named: any.
MAIL_DOMAINS = env_list("YITENG_MAIL_DOMAINS", "")
#: The address of the desk as its users type it, for links in mail; without it mail carries no link.
DESK_ADDRESS = env("YITENG_ADDRESS", "").rstrip("/")
X_FRAME_OPTIONS = "DENY"
CSRF_FAILURE_VIEW = "yiteng.web.errors.csrf_failed"
SECURE_REFERRER_POLICY = "same-origin"

#: The demo's date; refused on a database that is not the demo (workflow.clock).
TODAY = env("YITENG_TODAY", "")

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "filters": {"redact": {"()": "yiteng.surveys.openrosa.logs.Redact"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "filters": ["redact"]}},
    "root": {"handlers": ["console"], "level": "WARNING"},
}
