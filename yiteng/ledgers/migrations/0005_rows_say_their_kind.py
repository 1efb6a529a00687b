from django.db import migrations


def say_kinds(apps, editor):
    """What was read before held one kind: each sheet and each row says so now."""
    Staged = apps.get_model("ledgers", "Staged")
    for row in apps.get_model("ledgers", "Import").objects.iterator():
        sheets = row.plan.get("sheets", [])
        for sheet in sheets:
            sheet.update({"kind": row.kind, "mark": ""})
        if sheets:
            row.save(update_fields=["plan"])
        Staged.objects.filter(imported_id=row.pk).update(kind=row.kind)


class Migration(migrations.Migration):

    dependencies = [
        ('ledgers', '0004_kinds_of_sheets'),
    ]

    operations = [
        migrations.RunPython(say_kinds, migrations.RunPython.noop, elidable=True),
    ]
