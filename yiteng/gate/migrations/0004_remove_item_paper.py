"""Papers of items have rows of their own."""

from __future__ import annotations

from django.db import migrations


class Migration(migrations.Migration):
    """The copied column goes."""

    dependencies = [("gate", "0003_papers_of_items")]
    operations = [migrations.RemoveField("item", "paper")]
