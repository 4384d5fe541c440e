from django.db import migrations


class Migration(migrations.Migration):
    """Of each allocation the last reference is known. Apart: PostgreSQL alters no table in use."""

    dependencies = [("dossiers", "0007_honorering")]

    operations = [
        migrations.RunSQL(
            "INSERT INTO dossiers_honorering (toewijzing_id, aanbieder, referentie)"
            " SELECT id, aanbieder, referentie_aanbieder FROM dossiers_toewijzing"
            " WHERE referentie_aanbieder <> ''",
            reverse_sql=migrations.RunSQL.noop,
        ),
    ]
