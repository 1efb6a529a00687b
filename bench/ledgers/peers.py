"""The peer's side: django-import-export in an environment of its own. Last line: JSON.

`peers.py FILE default`: as its documentation begins: a resource, names looked up by its widgets.
`peers.py FILE bulk`: everything its documentation offers for speed, and names looked up in memory.
Both load once, preview (dry run) and then import; no history is written on either.
`peers.py FILE admin`: the same resource in its admin: upload, preview page, confirm (the file is
loaded again), and one LogEntry a row, which is as near as it comes to our event a row.
"""

from __future__ import annotations

import json
import resource
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

import django
from django.conf import settings
from django.db import connection, models

settings.configure(
    DATABASES={"default": {
        "ENGINE": "django.db.backends.sqlite3", "NAME": f"{tempfile.mkdtemp()}/peer.sqlite3",
        "OPTIONS": {"transaction_mode": "IMMEDIATE", "timeout": 20,
                    "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL;"},
    }},
    INSTALLED_APPS=["django.contrib.admin", "django.contrib.auth", "django.contrib.contenttypes",
                    "django.contrib.sessions", "django.contrib.messages", "import_export"],
    MIDDLEWARE=["django.contrib.sessions.middleware.SessionMiddleware",
                "django.contrib.auth.middleware.AuthenticationMiddleware",
                "django.contrib.messages.middleware.MessageMiddleware"],
    TEMPLATES=[{"BACKEND": "django.template.backends.django.DjangoTemplates", "APP_DIRS": True,
                "OPTIONS": {"context_processors": [
                    "django.template.context_processors.request",
                    "django.contrib.auth.context_processors.auth",
                    "django.contrib.messages.context_processors.messages"]}}],
    ROOT_URLCONF="peer_admin", SECRET_KEY="bench", ALLOWED_HOSTS=["*"], DEFAULT_AUTO_FIELD="django.db.models.BigAutoField",
    IMPORT_EXPORT_USE_TRANSACTIONS=True, USE_TZ=True,
)  # fmt: skip
django.setup()

from import_export import fields, instance_loaders, resources, widgets  # noqa: E402
from tablib import Dataset  # noqa: E402


class Unit(models.Model):
    name = models.CharField(max_length=100, db_index=True)

    class Meta:
        app_label = "import_export"


class Village(models.Model):
    name = models.CharField(max_length=100, db_index=True)

    class Meta:
        app_label = "import_export"


class Item(models.Model):
    key = models.CharField(max_length=60, unique=True)
    title = models.CharField(max_length=200)
    unit = models.ForeignKey(Unit, models.PROTECT)
    village = models.ForeignKey(Village, models.PROTECT)
    due = models.DateField(db_index=True)
    investment = models.DecimalField(max_digits=20, decimal_places=2)
    people = models.IntegerField()
    served = models.CharField(max_length=100)
    funding = models.CharField(max_length=300)
    content = models.TextField()

    class Meta:
        app_label = "import_export"


HEADS = ("项目编号", "事项名称", "责任单位", "村居", "完成时限", "计划投资（万元）", "受益人数", "服务对象",
         "资金来源", "具体内容")  # fmt: skip
NAMES = (
    "key",
    "title",
    "unit",
    "village",
    "due",
    "investment",
    "people",
    "served",
    "funding",
    "content",
)


class Known(widgets.Widget):
    """A name to a row, looked up in memory."""

    def __init__(self, model: type[models.Model]) -> None:
        super().__init__()
        self.known = {row.name: row for row in model.objects.all()}  # type: ignore[attr-defined]

    def clean(self, value: Any, row: Any = None, **kwargs: Any) -> Any:
        return self.known[value]


def widget(name: str, *, bulk: bool) -> Any:
    if name in ("unit", "village"):
        model = Unit if name == "unit" else Village
        return Known(model) if bulk else widgets.ForeignKeyWidget(model, "name")
    if name == "due":
        return widgets.DateWidget(format="%Y.%m.%d")
    return {"investment": widgets.DecimalWidget(), "people": widgets.IntegerWidget()}.get(
        name, widgets.CharWidget()
    )


def made(*, bulk: bool) -> Any:
    """The resource: the columns by their heads, a matter known again by its number."""
    columns = {name: fields.Field(column_name=head, attribute=name, widget=widget(name, bulk=bulk))
               for head, name in zip(HEADS, NAMES, strict=True)}  # fmt: skip

    class Meta:
        model = Item
        import_id_fields = ("key",)
        fields = NAMES
        skip_unchanged = True
        report_skipped = True
        if bulk:
            use_bulk = True
            batch_size = 1000
            skip_diff = True
            force_init_instance = True
            instance_loader_class = instance_loaders.CachedInstanceLoader

    return type("ItemResource", (resources.ModelResource,), {**columns, "Meta": Meta})


def by_hand(path: Path, *, bulk: bool) -> tuple[float, float, float]:
    """Load, dry run, import; the moments at which each ended."""
    data, ended = Dataset().load(path.read_bytes(), format="xlsx"), [time.perf_counter()]
    for dry in (True, False):
        result = made(bulk=bulk)().import_data(data, dry_run=dry, raise_errors=True)
        assert not result.has_errors()
        ended.append(time.perf_counter())
    return ended[0], ended[1], ended[2]


def by_admin(client: Any, path: Path) -> tuple[float, float, float]:
    """Upload with its preview, confirm; the file is loaded within both."""
    from django.contrib.admin.models import LogEntry
    from peer_admin import taken_in

    begun = time.perf_counter()
    previewed, done = taken_in(client, path)
    assert LogEntry.objects.count() == Item.objects.count()
    return begun, previewed, done


def logged_in() -> Any:
    """Somebody in the admin of these models."""
    from peer_admin import ready

    return ready(Item, made(bulk=False))


def main(path: Path, how: str) -> None:
    with connection.schema_editor() as editor:
        for model in (Unit, Village, Item):
            editor.create_model(model)
    Unit.objects.bulk_create([Unit(name=f"第{n:02d}局") for n in range(40)])
    Village.objects.bulk_create([Village(name=f"{n:03d}号村") for n in range(300)])
    client = logged_in() if how == "admin" else None
    begun, spent = time.perf_counter(), time.process_time()
    loaded, previewed, done = (
        by_admin(client, path) if client else by_hand(path, bulk=how == "bulk")
    )
    found = {"rows": Item.objects.count(), "load": loaded - begun, "preview": previewed - loaded,
             "import": done - previewed, "total": done - begun, "cpu": time.process_time() - spent,
             "mb": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024}  # fmt: skip
    sys.stdout.write("\n" + json.dumps(found))


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2])
