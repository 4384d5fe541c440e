import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    """The JW319s on a request are kept beside its status; the next migration fills them in."""

    dependencies = [
        ("dossiers", "0004_wat_de_aanbieder_wist"),
        ("mailbox", "0001_initial"),
    ]

    operations = [
        migrations.AddField(
            model_name="verzoek",
            name="afgewezen_op",
            field=models.DateField(null=True),
        ),
        migrations.AddField(
            model_name="verzoek",
            name="laatste_antwoord",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="mailbox.bericht",
            ),
        ),
    ]
