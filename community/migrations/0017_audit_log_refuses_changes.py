from django.db import migrations

from settings.installed_sql import install


class Migration(migrations.Migration):
    dependencies = [("community", "0016_moderation_log_entry"), ("settings", "0004_refuse_change")]

    operations = [
        install(
            "community",
            "keep_moderation_acts",
            undo="DROP TRIGGER keep_moderation_acts ON moderation_acts; DROP TRIGGER keep_moderation_acts_for_good ON moderation_acts",
            sha256="ad0f1ef936c3d1bef9b43f733a26815dbf37768a728edf2f138ca7db2d1b8a34",
        ),
        migrations.RunSQL("DROP FUNCTION IF EXISTS keep_moderation_acts()", migrations.RunSQL.noop),
    ]
