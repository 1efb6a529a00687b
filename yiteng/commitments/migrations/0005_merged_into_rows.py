from django.db import migrations


def name_targets(apps, schema_editor):
    """What was merged kept the number of the other one: now it keeps the row."""
    rows = apps.get_model("commitments", "Commitment").objects
    for row in rows.filter(state="merged", merged_into=None):
        into = rows.filter(county=row.county_id, number=row.details.get("merged_into", ""))
        row.merged_into = into.first()
        row.save(update_fields=["merged_into"])


class Migration(migrations.Migration):

    dependencies = [
        ('commitments', '0004_rounds_and_lights'),
    ]

    operations = [
        migrations.RunPython(name_targets, migrations.RunPython.noop),
    ]
