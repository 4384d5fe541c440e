"""The register in full. What an earlier version knew (provider, segment, days) moves along."""

from datetime import date, timedelta
from typing import Any

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

#: In an earlier version nothing was said of when an AGB code began.
ALTIJD = date(2015, 1, 1)


def neem_over(apps: Any, schema_editor: Any) -> None:
    """A provider becomes an organisation with one code, its contracts one with a part per segment.

    Its kind was not known: an open house is what both regions had (aanname).
    """
    haal = apps.get_model
    organisaties = haal("contracten", "Organisatie").objects
    for aanbieder in haal("contracten", "Aanbieder").objects.order_by("agb"):
        oud = list(
            haal("contracten", "OudContract").objects.filter(aanbieder=aanbieder)
            .order_by("segment", "ingangsdatum")
        )
        naam = aanbieder.naam
        if organisaties.filter(naam=naam).exists():
            naam = f"{naam} ({aanbieder.agb})"
        organisatie = organisaties.create(naam=naam)
        begin = min([ALTIJD, *(rij.ingangsdatum for rij in oud)])
        haal("contracten", "Organisatiecode").objects.create(
            organisatie=organisatie, aanbieder=aanbieder, ingangsdatum=begin
        )
        if not oud:
            continue
        einden = [rij.einddatum for rij in oud]
        looptijd = {
            "ingangsdatum": min(rij.ingangsdatum for rij in oud),
            "einddatum": None if None in einden else max(einden),
        }
        contract = haal("contracten", "Contract").objects.create(
            organisatie=organisatie, nummer=f"C-{aanbieder.agb}", soort="open_huis",
            naam=f"Overeenkomst met {naam}", **looptijd,
        )
        delen = haal("contracten", "Contractonderdeel").objects
        delen.create(
            contract=contract, laag="algemeen", code="algemeen", versie=1, bron=oud[0].bron,
            status="aanname", **looptijd,
        )
        versies: dict[str, Any] = {}
        for rij in oud:
            vorige = versies.get(rij.segment)
            if vorige and (vorige.einddatum is None or vorige.einddatum >= rij.ingangsdatum):
                vorige.einddatum = rij.ingangsdatum - timedelta(days=1)
                vorige.save()
            versies[rij.segment] = delen.create(
                contract=contract, laag="bijzonder", code=f"segment {rij.segment}"[:40],
                segment=rij.segment, versie=vorige.versie + 1 if vorige else 1, bron=rij.bron,
                status="aanname", ingangsdatum=rij.ingangsdatum, einddatum=rij.einddatum,
            )


class Migration(migrations.Migration):

    dependencies = [
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
        ('contracten', '0001_initial'),
    ]

    operations = [
        migrations.AlterField(
            model_name='aanbieder',
            name='naam',
            field=models.CharField(max_length=200),
        ),
        migrations.RenameModel('Contract', 'OudContract'),
        migrations.AlterField(
            model_name='oudcontract',
            name='aanbieder',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='contracten.aanbieder'),
        ),
        migrations.CreateModel(
            name='Organisatie',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('naam', models.CharField(max_length=200, unique=True)),
                ('kvk', models.CharField(max_length=8, null=True, unique=True)),
                ('rechtsvorm', models.CharField(blank=True, max_length=60)),
            ],
        ),
        migrations.CreateModel(
            name='Indexcijfer',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('reeks', models.CharField(max_length=10)),
                ('jaar', models.PositiveIntegerField()),
                ('soort', models.CharField(max_length=12)),
                ('procent', models.DecimalField(decimal_places=3, max_digits=6)),
                ('bron', models.CharField(max_length=200)),
                ('status', models.CharField(max_length=12)),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('reeks', 'jaar', 'soort'), name='een_indexcijfer_per_jaar')],
            },
        ),
        migrations.CreateModel(
            name='Contract',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('nummer', models.CharField(max_length=60, unique=True)),
                ('soort', models.CharField(max_length=30)),
                ('naam', models.CharField(max_length=200)),
                ('gemeenten', models.CharField(blank=True, max_length=500)),
                ('ingangsdatum', models.DateField()),
                ('einddatum', models.DateField(null=True)),
                ('organisatie', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='contracten', to='contracten.organisatie')),
            ],
        ),
        migrations.CreateModel(
            name='Contactpersoon',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('rol', models.CharField(max_length=60)),
                ('naam', models.CharField(max_length=100)),
                ('email', models.CharField(blank=True, max_length=200)),
                ('telefoon', models.CharField(blank=True, max_length=40)),
                ('organisatie', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='contacten', to='contracten.organisatie')),
            ],
        ),
        migrations.CreateModel(
            name='Organisatiecode',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('ingangsdatum', models.DateField()),
                ('einddatum', models.DateField(null=True)),
                ('aanbieder', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='organisaties', to='contracten.aanbieder')),
                ('organisatie', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='codes', to='contracten.organisatie')),
            ],
        ),
        migrations.CreateModel(
            name='Organisatielocatie',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('naam', models.CharField(max_length=200)),
                ('adres', models.CharField(blank=True, max_length=200)),
                ('plaats', models.CharField(blank=True, max_length=100)),
                ('ingangsdatum', models.DateField()),
                ('einddatum', models.DateField(null=True)),
                ('organisatie', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='locaties', to='contracten.organisatie')),
            ],
        ),
        migrations.CreateModel(
            name='Registervoorstel',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('langs', models.CharField(max_length=20)),
                ('titel', models.CharField(max_length=200)),
                ('wijzigingen', models.JSONField()),
                ('voorgesteld_op', models.DateTimeField()),
                ('uitkomst', models.CharField(max_length=12)),
                ('besloten_op', models.DateTimeField(null=True)),
                ('toelichting', models.CharField(blank=True, max_length=500)),
                ('besloten_door', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('voorgesteld_door', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
        ),
        migrations.CreateModel(
            name='Verlengoptie',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('nummer', models.PositiveIntegerField()),
                ('ingangsdatum', models.DateField()),
                ('einddatum', models.DateField()),
                ('besluit_voor', models.DateField()),
                ('besluit', models.CharField(max_length=12)),
                ('besloten_op', models.DateField(null=True)),
                ('contract', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='opties', to='contracten.contract')),
            ],
        ),
        migrations.CreateModel(
            name='Bestedingsruimte',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('jaar', models.PositiveIntegerField()),
                ('cent', models.PositiveBigIntegerField()),
                ('waarschuw_bij', models.CharField(max_length=40)),
                ('bron', models.CharField(max_length=200)),
                ('status', models.CharField(max_length=12)),
                ('contract', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='ruimten', to='contracten.contract')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('contract', 'jaar'), name='een_ruimte_per_jaar')],
            },
        ),
        migrations.CreateModel(
            name='Contractonderdeel',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('laag', models.CharField(max_length=12)),
                ('code', models.CharField(max_length=40)),
                ('naam', models.CharField(blank=True, max_length=200)),
                ('segment', models.CharField(blank=True, max_length=10)),
                ('versie', models.PositiveIntegerField()),
                ('ingangsdatum', models.DateField()),
                ('einddatum', models.DateField(null=True)),
                ('bron', models.CharField(max_length=200)),
                ('status', models.CharField(max_length=12)),
                ('contract', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='delen', to='contracten.contract')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('contract', 'code', 'versie'), name='een_versie_per_contractdeel'), models.CheckConstraint(condition=models.Q(('einddatum__isnull', True), ('einddatum__gte', models.F('ingangsdatum')), _connector='OR'), name='contractdeel_eindigt_na_begin')],
            },
        ),
        migrations.CreateModel(
            name='Contractproduct',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('product', models.CharField(max_length=5)),
                ('ingangsdatum', models.DateField()),
                ('einddatum', models.DateField(null=True)),
                ('contract', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='producten', to='contracten.contract')),
            ],
            options={
                'constraints': [models.CheckConstraint(condition=models.Q(('einddatum__isnull', True), ('einddatum__gte', models.F('ingangsdatum')), _connector='OR'), name='contractproduct_eindigt_na_begin')],
                'indexes': [models.Index(fields=['contract', 'product'], name='contractproduct_zoek')],
            },
        ),
        migrations.CreateModel(
            name='Contracttarief',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('product', models.CharField(max_length=5)),
                ('eenheid', models.CharField(max_length=2)),
                ('cent', models.PositiveBigIntegerField()),
                ('ingangsdatum', models.DateField()),
                ('einddatum', models.DateField(null=True)),
                ('bron', models.CharField(max_length=200)),
                ('status', models.CharField(max_length=12)),
                ('contract', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='tarieven', to='contracten.contract')),
            ],
            options={
                'constraints': [models.CheckConstraint(condition=models.Q(('einddatum__isnull', True), ('einddatum__gte', models.F('ingangsdatum')), _connector='OR'), name='tarief_eindigt_na_begin')],
                'indexes': [models.Index(fields=['contract', 'product'], name='contracttarief_zoek')],
            },
        ),
        migrations.CreateModel(
            name='Contractvoorwaarde',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('code', models.CharField(max_length=40)),
                ('tekst', models.CharField(max_length=500)),
                ('groep', models.CharField(blank=True, max_length=60)),
                ('ingangsdatum', models.DateField()),
                ('einddatum', models.DateField(null=True)),
                ('contract', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='voorwaarden', to='contracten.contract')),
            ],
            options={
                'constraints': [models.CheckConstraint(condition=models.Q(('einddatum__isnull', True), ('einddatum__gte', models.F('ingangsdatum')), _connector='OR'), name='voorwaarde_eindigt_na_begin')],
            },
        ),
        migrations.CreateModel(
            name='Onderaannemer',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('naam', models.CharField(max_length=200)),
                ('kvk', models.CharField(blank=True, max_length=8)),
                ('wat', models.CharField(blank=True, max_length=200)),
                ('ingangsdatum', models.DateField()),
                ('einddatum', models.DateField(null=True)),
                ('organisatie', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='onderaannemers', to='contracten.organisatie')),
            ],
            options={
                'constraints': [models.CheckConstraint(condition=models.Q(('einddatum__isnull', True), ('einddatum__gte', models.F('ingangsdatum')), _connector='OR'), name='onderaannemer_eindigt_na_begin')],
            },
        ),
        migrations.CreateModel(
            name='Kwaliteitscertificaat',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('soort', models.CharField(max_length=60)),
                ('nummer', models.CharField(blank=True, max_length=60)),
                ('ingangsdatum', models.DateField()),
                ('einddatum', models.DateField(null=True)),
                ('organisatie', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='certificaten', to='contracten.organisatie')),
            ],
            options={
                'constraints': [models.CheckConstraint(condition=models.Q(('einddatum__isnull', True), ('einddatum__gte', models.F('ingangsdatum')), _connector='OR'), name='certificaat_eindigt_na_begin')],
            },
        ),
        migrations.AddConstraint(
            model_name='contract',
            constraint=models.CheckConstraint(condition=models.Q(('einddatum__isnull', True), ('einddatum__gte', models.F('ingangsdatum')), _connector='OR'), name='contract_loopt_minstens_een_dag'),
        ),
        migrations.AddConstraint(
            model_name='organisatiecode',
            constraint=models.CheckConstraint(condition=models.Q(('einddatum__isnull', True), ('einddatum__gte', models.F('ingangsdatum')), _connector='OR'), name='code_eindigt_na_begin'),
        ),
        migrations.AddConstraint(
            model_name='organisatielocatie',
            constraint=models.CheckConstraint(condition=models.Q(('einddatum__isnull', True), ('einddatum__gte', models.F('ingangsdatum')), _connector='OR'), name='locatie_eindigt_na_begin'),
        ),
        migrations.AddConstraint(
            model_name='registervoorstel',
            constraint=models.CheckConstraint(condition=models.Q(('besloten_door__isnull', True), models.Q(('uitkomst', 'vastgesteld'), _negated=True), ('voorgesteld_door__isnull', True), models.Q(('besloten_door', models.F('voorgesteld_door')), _negated=True), _connector='OR'), name='niemand_stelt_eigen_registervoorstel_vast'),
        ),
        migrations.AddConstraint(
            model_name='verlengoptie',
            constraint=models.UniqueConstraint(fields=('contract', 'nummer'), name='een_optie_per_nummer'),
        ),
        migrations.AddConstraint(
            model_name='verlengoptie',
            constraint=models.CheckConstraint(condition=models.Q(('einddatum__isnull', True), ('einddatum__gte', models.F('ingangsdatum')), _connector='OR'), name='optie_eindigt_na_begin'),
        ),
        migrations.RunPython(neem_over, migrations.RunPython.noop),
    ]
