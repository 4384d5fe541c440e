from django.db import migrations


class Migration(migrations.Migration):
    """What is known of the answers so far. Apart: PostgreSQL alters no table it still checks.

    Of a request that was allocated after an answer, that answer is known as far as the research.
    """

    dependencies = [("dossiers", "0005_antwoorden_op_een_verzoek")]

    operations = [
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
