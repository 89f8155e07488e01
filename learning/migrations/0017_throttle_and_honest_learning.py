from django.db import migrations

from settings.installed_sql import install


class Migration(migrations.Migration):
    # Indexes are made at the end of the migration that adds their table.
    dependencies = [("learning", "0016_throttle_marks"), ("settings", "0005_lock_numbers")]

    operations = [
        install(
            "learning",
            "throttle_hit",
            undo="DROP FUNCTION throttle_hit(text, text, int, int)",
            sha256="9e86534cb355f0efca7287e814c21e03d49f130251b42ccf41ef7bc815249212",
        ),
        install(
            "learning",
            "throttle_index_purposes",
            undo=migrations.RunSQL.noop,
            sha256="b41941b2f69c74644a8aee2e3e5c5064b40bb819b83adc9601d1e62fb17cdb4b",
        ),
    ]
