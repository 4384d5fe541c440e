from django.db import migrations, models


class Migration(migrations.Migration):
    """Known allocations start with the date they have now: the earlier one was not kept."""

    dependencies = [("dossiers", "0002_verzoeken_en_hun_afloop")]

    operations = [
        migrations.AddField(
            model_name="toewijzing",
            name="eerste_toewijzingsdatum",
            field=models.DateField(null=True),
        ),
        migrations.RunSQL(
            "UPDATE dossiers_toewijzing SET eerste_toewijzingsdatum = toewijzingsdatum",
            reverse_sql=migrations.RunSQL.noop,
        ),
        migrations.AlterField(
            model_name="toewijzing",
            name="eerste_toewijzingsdatum",
            field=models.DateField(),
        ),
    ]
