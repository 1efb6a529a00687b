"""Prefixes of other indexes go; indexes of columns that are mostly empty keep what is filled."""

import django.db.models.deletion
from django.db import migrations, models

_ALONE = ("county", "town", "village", "enterprise", "merged_into")


def drop(apps, schema_editor):
    """Drop the indexes of these columns alone; no table is copied, as altering a field would."""
    model = apps.get_model("commitments", "Commitment")
    table, connection = model._meta.db_table, schema_editor.connection
    columns = [[model._meta.get_field(name).column] for name in _ALONE]
    with connection.cursor() as cursor:
        found = connection.introspection.get_constraints(cursor, table)
    for name, about in found.items():
        if about["index"] and not about["unique"] and about["columns"] in columns:
            schema_editor.execute(f"DROP INDEX {schema_editor.quote_name(name)}")


def make(apps, schema_editor):
    """Make them again."""
    model = apps.get_model("commitments", "Commitment")
    for name in _ALONE:
        field = model._meta.get_field(name)
        schema_editor.execute(schema_editor._create_index_sql(model, fields=[field]))


class Migration(migrations.Migration):

    dependencies = [
        ('commitments', '0008_dates_counted_anew'),
        ('enterprises', '0001_initial'),
        ('people', '0004_charges'),
        ('places', '0002_reorganisation'),
    ]

    operations = [
        migrations.RemoveIndex(
            model_name='commitment',
            name='com_coordination',
        ),
        migrations.RemoveIndex(
            model_name='commitment',
            name='com_review',
        ),
        migrations.RemoveIndex(
            model_name='commitment',
            name='com_county_also',
        ),
        migrations.RemoveIndex(
            model_name='commitment',
            name='com_checker_due',
        ),
        migrations.RemoveIndex(
            model_name='commitment',
            name='com_acceptor_due',
        ),
        migrations.RemoveIndex(
            model_name='commitment',
            name='com_step',
        ),
        migrations.RemoveIndex(
            model_name='commitment',
            name='com_town_turns',
        ),
        migrations.RemoveIndex(
            model_name='commitment',
            name='com_turns',
        ),
        migrations.RemoveIndex(
            model_name='commitment',
            name='com_turns_all',
        ),
        migrations.SeparateDatabaseAndState(
            state_operations=[
                migrations.AlterField(
                    model_name='commitment',
                    name='county',
                    field=models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='places.area'),
                ),
                migrations.AlterField(
                    model_name='commitment',
                    name='enterprise',
                    field=models.ForeignKey(db_index=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='enterprises.enterprise'),
                ),
                migrations.AlterField(
                    model_name='commitment',
                    name='merged_into',
                    field=models.ForeignKey(db_index=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='merged', to='commitments.commitment'),
                ),
                migrations.AlterField(
                    model_name='commitment',
                    name='town',
                    field=models.ForeignKey(blank=True, db_index=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='places.area'),
                ),
                migrations.AlterField(
                    model_name='commitment',
                    name='village',
                    field=models.ForeignKey(blank=True, db_index=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='places.area'),
                ),
            ],
            database_operations=[migrations.RunPython(drop, make)],
        ),
        migrations.AddIndex(
            model_name='commitment',
            index=models.Index(condition=models.Q(('coordination_since__isnull', False)), fields=['county', 'coordination_since'], name='com_coordination'),
        ),
        migrations.AddIndex(
            model_name='commitment',
            index=models.Index(condition=models.Q(('review_since__isnull', False)), fields=['county', 'review_since'], name='com_review'),
        ),
        migrations.AddIndex(
            model_name='commitment',
            index=models.Index(condition=models.Q(('next_turn_at__isnull', False)), fields=['town', 'next_turn_at'], name='com_town_turns'),
        ),
        migrations.AddIndex(
            model_name='commitment',
            index=models.Index(condition=models.Q(('also_theme__isnull', False)), fields=['county', 'also_theme', 'due_at', 'id'], name='com_county_also'),
        ),
        migrations.AddIndex(
            model_name='commitment',
            index=models.Index(condition=models.Q(('checker_unit__isnull', False)), fields=['checker_unit', 'due_at', 'id'], name='com_checker_due'),
        ),
        migrations.AddIndex(
            model_name='commitment',
            index=models.Index(condition=models.Q(('acceptor_unit__isnull', False)), fields=['acceptor_unit', 'due_at', 'id'], name='com_acceptor_due'),
        ),
        migrations.AddIndex(
            model_name='commitment',
            index=models.Index(condition=models.Q(('next_turn_at__isnull', False)), fields=['county', 'next_turn_at'], name='com_turns'),
        ),
        migrations.AddIndex(
            model_name='commitment',
            index=models.Index(condition=models.Q(('next_turn_at__isnull', False)), fields=['next_turn_at', 'id'], name='com_turns_all'),
        ),
        migrations.AddIndex(
            model_name='commitment',
            index=models.Index(condition=models.Q(('step_on__isnull', False)), fields=['county', 'step_on'], name='com_step'),
        ),
        migrations.AddIndex(
            model_name='commitment',
            index=models.Index(condition=models.Q(('enterprise__isnull', False)), fields=['enterprise'], name='com_firm'),
        ),
        migrations.AddIndex(
            model_name='commitment',
            index=models.Index(condition=models.Q(('merged_into__isnull', False)), fields=['merged_into'], name='com_merged'),
        ),
    ]
