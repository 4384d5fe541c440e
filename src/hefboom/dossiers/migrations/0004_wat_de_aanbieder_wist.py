from django.db import migrations, models


class Migration(migrations.Migration):
    """Of known allocations the dates of their messages were not kept; they stay empty."""

    dependencies = [("dossiers", "0003_eerste_toewijzingsdatum")]

    operations = [
        migrations.AddField(
            model_name="toewijzing",
            name="meegedeeld_op",
            field=models.DateField(null=True),
        ),
        migrations.AddField(
            model_name="toewijzing",
            name="bijgewerkt_op",
            field=models.DateField(null=True),
        ),
    ]
