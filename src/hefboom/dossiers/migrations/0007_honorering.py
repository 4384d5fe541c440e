import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    """Which requests an allocation answers; the next migration fills in what is known."""

    dependencies = [
        ('dossiers', '0006_wat_op_een_verzoek_is_geantwoord'),
    ]

    operations = [
        migrations.CreateModel(
            name='Honorering',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('aanbieder', models.CharField(max_length=8)),
                ('referentie', models.CharField(max_length=36)),
                ('toewijzing', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='honoreringen', to='dossiers.toewijzing')),
            ],
            options={
                'indexes': [models.Index(fields=['aanbieder', 'referentie'], name='dossiers_ho_aanbied_e5c4d5_idx')],
                'constraints': [models.UniqueConstraint(fields=('toewijzing', 'aanbieder', 'referentie'), name='honorering_een_keer')],
            },
        ),
    ]
