from datetime import datetime, time
from zoneinfo import ZoneInfo

from django.db import migrations, models


def midnights(apps, schema_editor):
    """A light turned on a day: it turns at the midnight that begins it. One update for each day."""
    rows = apps.get_model("commitments", "Commitment").objects
    days = rows.exclude(next_turn_on=None).order_by().values_list("next_turn_on", flat=True)
    for day in days.distinct():
        midnight = datetime.combine(day, time(), ZoneInfo("Asia/Shanghai"))
        rows.filter(next_turn_on=day).update(next_turn_at=midnight)


class Migration(migrations.Migration):
    # The rows are filled before indexes are made and a column goes: PostgreSQL wants each apart.
    atomic = False

    dependencies = [
        ("commitments", "0005_merged_into_rows"),
    ]

    operations = [
        migrations.AddField("commitment", "red_at", models.DateTimeField(null=True)),
        migrations.AddField("commitment", "step_at", models.DateTimeField(null=True)),
        migrations.AddField("commitment", "next_turn_at", models.DateTimeField(null=True)),
        migrations.RunPython(midnights, migrations.RunPython.noop),
        migrations.RemoveIndex("commitment", "com_town_turn"),
        migrations.RemoveIndex("commitment", "com_turn"),
        migrations.RemoveIndex("commitment", "com_turn_all"),
        migrations.RemoveField("commitment", "next_turn_on"),
        migrations.AddIndex(
            "commitment",
            models.Index(fields=["town", "next_turn_at"], name="com_town_turns"),
        ),
        migrations.AddIndex(
            "commitment", models.Index(fields=["county", "next_turn_at"], name="com_turns")
        ),
        migrations.AddIndex(
            "commitment", models.Index(fields=["next_turn_at", "id"], name="com_turns_all")
        ),
    ]
