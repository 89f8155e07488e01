import django.db.models.functions.datetime
from django.db import migrations, models

from settings.installed_sql import install


class Migration(migrations.Migration):
    """Words alone: the labels of a day's activities, and what an index of the ledger guarantees."""

    dependencies = [("gamification", "0007_xp_from_the_forum")]

    operations = [
        migrations.AlterField(
            model_name="userstreak",
            name="first_activity_at",
            field=models.DateTimeField(
                db_default=django.db.models.functions.datetime.Now(), verbose_name="first activity"
            ),
        ),
        migrations.AlterField(
            model_name="userstreak",
            name="last_activity_at",
            field=models.DateTimeField(
                db_default=django.db.models.functions.datetime.Now(), verbose_name="last activity"
            ),
        ),
        install(
            "gamification",
            "index_purposes",
            undo=migrations.RunSQL.noop,
            sha256="6272361743672c8a3400739626d24e14442ff0bcf4ba1740c4dd3d63c56fee12",
        ),
    ]
