"""What stood as the name of an item's paper becomes the first version of that paper."""

from __future__ import annotations

from typing import Any

from django.db import migrations


def copy(apps: Any, schema_editor: Any) -> None:
    """One paper for each item that named one."""
    named = apps.get_model("gate", "Item").objects.exclude(paper="").order_by("id")
    apps.get_model("gate", "Paper").objects.bulk_create(
        [
            apps.get_model("gate", "Paper")(
                application_id=item.application_id,
                item=item,
                title=item.paper,
                position=item.position,
            )
            for item in named
        ],
        batch_size=500,
    )


class Migration(migrations.Migration):
    """Copies; 0004 drops the column."""

    dependencies = [("gate", "0002_four_tests_in_full")]
    operations = [migrations.RunPython(copy, migrations.RunPython.noop)]
