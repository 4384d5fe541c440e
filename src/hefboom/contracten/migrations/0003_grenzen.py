"""The old table goes; what overlaps or falls outside its contract is refused from here on."""

from typing import Any

from django.db import migrations

from hefboom.contracten.grenzen import leg_grenzen_aan


def grenzen(apps: Any, schema_editor: Any) -> None:
    leg_grenzen_aan(schema_editor)


class Migration(migrations.Migration):

    dependencies = [
        ('contracten', '0002_register'),
    ]

    operations = [
        migrations.DeleteModel('OudContract'),
        migrations.RunPython(grenzen, migrations.RunPython.noop),
    ]
