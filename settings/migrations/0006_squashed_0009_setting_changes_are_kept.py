from django.conf import settings
from django.db import migrations

from settings.squashed import AtOnce, changes_of, sql_of


class Migration(migrations.Migration):
    replaces = [
        ("settings", "0006_owed_tasks"),
        ("settings", "0007_owed_index_purposes"),
        ("settings", "0008_setting_changes"),
        ("settings", "0009_setting_changes_are_kept"),
    ]

    dependencies = [
        ("settings", "0005_lock_numbers"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        AtOnce(changes_of(replaces)),
        *sql_of(replaces),
    ]
