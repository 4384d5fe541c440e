import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    """The JW319s on a request are kept beside its status.

    Of a request that was allocated after an answer, that answer is known as far as the research.
    """

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
        migrations.RunSQL(
            [
                "UPDATE dossiers_verzoek SET afgewezen_op = afgehandeld_op"
                " WHERE status = 'afgewezen'",
                "UPDATE dossiers_verzoek SET laatste_antwoord_id = antwoord_bericht_id"
                " WHERE status IN ('afgewezen', 'in_onderzoek')",
            ],
            reverse_sql=migrations.RunSQL.noop,
        ),
    ]
