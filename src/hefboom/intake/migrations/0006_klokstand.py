# SPDX-License-Identifier: EUPL-1.2
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("intake", "0005_regiobevinding")]

    operations = [
        migrations.CreateModel(
            name="Klokstand",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("dag", models.DateField()),
                ("bevestigd_door", models.CharField(blank=True, max_length=100)),
            ],
        ),
    ]
