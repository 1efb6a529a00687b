from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ("commitments", "0006_lights_by_moments"),
    ]

    operations = [
        migrations.AddIndex(
            "commitment",
            models.Index(
                condition=models.Q(("missed_why", ""), _negated=True),
                fields=["county", "id"],
                name="com_missed",
            ),
        ),
    ]
