from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ("commitments", "0007_missed_promises"),
    ]

    operations = [
        migrations.AddIndex(
            "deadlineevent",
            models.Index(
                fields=["-id"], name="deadline_recounted", condition=models.Q(event="recounted")
            ),
        ),
    ]
