from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('declaraties', '0003_referentie_per_aanbieder'),
    ]

    operations = [
        migrations.RemoveIndex(
            model_name='prestatie',
            name='declaraties_vorig_r_a10179_idx',
        ),
        migrations.AddIndex(
            model_name='prestatie',
            index=models.Index(condition=models.Q(('vorig_referentienummer', ''), _negated=True), fields=['vorig_referentienummer'], name='prestatie_draait_terug'),
        ),
    ]
