from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("surveys", "0001_initial")]

    operations = [
        migrations.RemoveField(model_name="phone", name="seen_at"),
        migrations.AddField(
            model_name="phone", name="seen_on", field=models.DateField(null=True)
        ),
    ]
