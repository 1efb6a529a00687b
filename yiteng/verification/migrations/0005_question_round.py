from django.db import migrations, models


def count_rounds(apps, schema_editor):
    """Questions of matters that came back: each belongs to the round in which it was asked."""
    rounds = apps.get_model("commitments", "PastRound").objects
    questions = apps.get_model("verification", "Question").objects
    for past in rounds.order_by("commitment_id", "number"):
        later = questions.filter(commitment_id=past.commitment_id, asked_at__gt=past.back_at)
        later.update(round=past.number + 1)


class Migration(migrations.Migration):

    dependencies = [
        ("verification", "0004_leader_in_charge"),
        ("commitments", "0004_rounds_and_lights"),
    ]

    operations = [
        migrations.AddField("question", "round", models.PositiveSmallIntegerField(default=1)),
        migrations.RunPython(count_rounds, migrations.RunPython.noop),
    ]
