import django.db.models.deletion
import uuid
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('mailbox', '0001_initial'),
    ]

    operations = [
        migrations.CreateModel(
            name='Jeugdige',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('bsn_verzegeld', models.BinaryField()),
                ('bsn_index', models.CharField(max_length=64, unique=True)),
                ('pseudoniem', models.CharField(max_length=24, unique=True)),
                ('bsn_laatste', models.CharField(max_length=4)),
                ('geboortejaar', models.SmallIntegerField(null=True)),
                ('geslacht', models.CharField(blank=True, max_length=1)),
            ],
        ),
        migrations.CreateModel(
            name='Toewijzing',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('gemeente', models.CharField(max_length=4)),
                ('aanbieder', models.CharField(max_length=8)),
                ('toewijzingnummer', models.BigIntegerField()),
                ('referentie_aanbieder', models.CharField(blank=True, max_length=36)),
                ('verwijzer', models.CharField(max_length=2)),
                ('gevraagd_op', models.DateField(null=True)),
                ('categorie', models.CharField(blank=True, max_length=2)),
                ('productcode', models.CharField(blank=True, max_length=5)),
                ('toewijzingsdatum', models.DateField()),
                ('eerste_toewijzingsdatum', models.DateField()),
                ('meegedeeld_op', models.DateField(null=True)),
                ('bijgewerkt_op', models.DateField(null=True)),
                ('toewijzingstijd', models.TimeField(null=True)),
                ('ingangsdatum', models.DateField()),
                ('einddatum', models.DateField(null=True)),
                ('reden_wijziging', models.CharField(blank=True, max_length=2)),
                ('volume', models.BigIntegerField(null=True)),
                ('eenheid', models.CharField(blank=True, max_length=2)),
                ('frequentie', models.CharField(blank=True, max_length=1)),
                ('budget', models.BigIntegerField(null=True)),
                ('bericht', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to='mailbox.bericht')),
                ('jeugdige', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='toewijzingen', to='dossiers.jeugdige')),
            ],
        ),
        migrations.CreateModel(
            name='Honorering',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('aanbieder', models.CharField(max_length=8)),
                ('referentie', models.CharField(max_length=36)),
                ('toewijzing', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='honoreringen', to='dossiers.toewijzing')),
            ],
        ),
        migrations.CreateModel(
            name='Verzoek',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('gemeente', models.CharField(max_length=4)),
                ('aanbieder', models.CharField(max_length=8)),
                ('referentie_aanbieder', models.CharField(max_length=36)),
                ('soort', models.CharField(choices=[('toewijzing', 'verzoek om toewijzing'), ('wijziging', 'verzoek om wijziging')], default='toewijzing', max_length=10)),
                ('reden_verzoek', models.CharField(blank=True, max_length=1)),
                ('categorie', models.CharField(blank=True, max_length=2)),
                ('productcode', models.CharField(blank=True, max_length=5)),
                ('verwijzer', models.CharField(max_length=2)),
                ('gevraagd_op', models.DateField()),
                ('gewenste_ingangsdatum', models.DateField()),
                ('status', models.CharField(choices=[('in_behandeling', 'in behandeling'), ('in_onderzoek', 'in onderzoek'), ('toegewezen', 'toegewezen'), ('afgewezen', 'afgewezen')], default='in_behandeling', max_length=14)),
                ('in_onderzoek_sinds', models.DateField(null=True)),
                ('afgewezen_op', models.DateField(null=True)),
                ('afgehandeld_op', models.DateField(null=True)),
                ('reden_afwijzing', models.CharField(blank=True, max_length=1)),
                ('andere_gemeente', models.CharField(blank=True, max_length=4)),
                ('antwoord_bericht', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='mailbox.bericht')),
                ('bericht', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to='mailbox.bericht')),
                ('jeugdige', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to='dossiers.jeugdige')),
                ('laatste_antwoord', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='mailbox.bericht')),
            ],
        ),
        migrations.CreateModel(
            name='Wijzigingsregel',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('volgnummer', models.IntegerField()),
                ('wat', models.CharField(choices=[('ongewijzigd', 'ongewijzigd'), ('te_wijzigen', 'te wijzigen'), ('nieuw', 'nieuw')], max_length=11)),
                ('toewijzingnummer', models.BigIntegerField(null=True)),
                ('categorie', models.CharField(blank=True, max_length=2)),
                ('productcode', models.CharField(blank=True, max_length=5)),
                ('gewenste_ingangsdatum', models.DateField(null=True)),
                ('einddatum', models.DateField(null=True)),
                ('volume', models.BigIntegerField(null=True)),
                ('eenheid', models.CharField(blank=True, max_length=2)),
                ('frequentie', models.CharField(blank=True, max_length=1)),
                ('budget', models.BigIntegerField(null=True)),
                ('verzoek', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='regels', to='dossiers.verzoek')),
            ],
        ),
        migrations.CreateModel(
            name='Zorgperiode',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('gemeente', models.CharField(max_length=4)),
                ('aanbieder', models.CharField(max_length=8)),
                ('categorie', models.CharField(blank=True, max_length=2)),
                ('productcode', models.CharField(blank=True, max_length=5)),
                ('begindatum', models.DateField()),
                ('einddatum', models.DateField(null=True)),
                ('reden_beeindiging', models.CharField(blank=True, max_length=2)),
                ('tijdelijk_einddatum', models.DateField(null=True)),
                ('jeugdige', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='zorgperioden', to='dossiers.jeugdige')),
                ('start_bericht', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='mailbox.bericht')),
                ('stop_bericht', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='mailbox.bericht')),
                ('tijdelijk_bericht', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='mailbox.bericht')),
                ('toewijzing', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='zorgperioden', to='dossiers.toewijzing')),
            ],
        ),
        migrations.AddIndex(
            model_name='toewijzing',
            index=models.Index(fields=['aanbieder'], name='dossiers_to_aanbied_a0d189_idx'),
        ),
        migrations.AddIndex(
            model_name='toewijzing',
            index=models.Index(fields=['toewijzingnummer'], name='dossiers_to_toewijz_58e304_idx'),
        ),
        migrations.AddConstraint(
            model_name='toewijzing',
            constraint=models.UniqueConstraint(fields=('gemeente', 'toewijzingnummer'), name='toewijzingnummer_uniek'),
        ),
        migrations.AddConstraint(
            model_name='toewijzing',
            constraint=models.CheckConstraint(condition=models.Q(('einddatum__isnull', True), ('einddatum__gte', models.F('ingangsdatum')), _connector='OR'), name='toewijzing_eindigt_na_ingang'),
        ),
        migrations.AddIndex(
            model_name='honorering',
            index=models.Index(fields=['aanbieder', 'referentie'], name='dossiers_ho_aanbied_e5c4d5_idx'),
        ),
        migrations.AddConstraint(
            model_name='honorering',
            constraint=models.UniqueConstraint(fields=('toewijzing', 'aanbieder', 'referentie'), name='honorering_een_keer'),
        ),
        migrations.AddIndex(
            model_name='verzoek',
            index=models.Index(fields=['status', 'gevraagd_op'], name='dossiers_ve_status_4b508a_idx'),
        ),
        migrations.AddConstraint(
            model_name='verzoek',
            constraint=models.UniqueConstraint(fields=('aanbieder', 'referentie_aanbieder'), name='verzoek_referentie_uniek'),
        ),
        migrations.AddIndex(
            model_name='wijzigingsregel',
            index=models.Index(fields=['toewijzingnummer'], name='dossiers_wi_toewijz_661b0a_idx'),
        ),
        migrations.AddConstraint(
            model_name='wijzigingsregel',
            constraint=models.UniqueConstraint(fields=('verzoek', 'volgnummer'), name='wijzigingsregel_een_keer'),
        ),
        migrations.AddConstraint(
            model_name='zorgperiode',
            constraint=models.UniqueConstraint(condition=models.Q(('toewijzing__isnull', False)), fields=('toewijzing', 'begindatum'), name='een_start_per_dag_en_toewijzing'),
        ),
        migrations.AddConstraint(
            model_name='zorgperiode',
            constraint=models.UniqueConstraint(condition=models.Q(('toewijzing__isnull', True)), fields=('jeugdige', 'gemeente', 'aanbieder', 'categorie', 'productcode', 'begindatum'), name='een_start_per_dag_zonder_toewijzing'),
        ),
        migrations.AddConstraint(
            model_name='zorgperiode',
            constraint=models.CheckConstraint(condition=models.Q(('einddatum__isnull', True), ('einddatum__gte', models.F('begindatum')), _connector='OR'), name='zorg_stopt_na_start'),
        ),
        migrations.AddConstraint(
            model_name='zorgperiode',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('einddatum__isnull', True), ('reden_beeindiging', '')), models.Q(('einddatum__isnull', False), models.Q(('reden_beeindiging', ''), _negated=True)), _connector='OR'), name='einde_en_reden_horen_bij_elkaar'),
        ),
    ]
