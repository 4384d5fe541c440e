from typing import Any

from django.db import migrations, models
from django.db.models import OuterRef, Subquery


def vul(apps: Any, schema_editor: Any) -> None:
    """Each line takes over the provider of its claim."""
    declaraties = apps.get_model("declaraties", "Declaratie").objects.filter(
        pk=OuterRef("declaratie")
    )
    apps.get_model("declaraties", "Prestatie").objects.update(
        aanbieder=Subquery(declaraties.values("aanbieder")[:1])
    )


class Migration(migrations.Migration):

    dependencies = [
        ('declaraties', '0002_lezers_en_aanhouden'),
    ]

    operations = [
        migrations.AddField(
            model_name='prestatie',
            name='aanbieder',
            field=models.CharField(default='', max_length=8),
            preserve_default=False,
        ),
        migrations.RemoveIndex(
            model_name='prestatie',
            name='declaraties_referen_a434a2_idx',
        ),
        migrations.AddIndex(
            model_name='prestatie',
            index=models.Index(fields=['referentienummer', 'aanbieder'], name='declaraties_referen_c1fcc3_idx'),
        ),
        migrations.RunPython(vul, migrations.RunPython.noop),
    ]
