from django.db import migrations

from settings.squashed import AtOnce, changes_of, sql_of


class Migration(migrations.Migration):
    initial = True

    replaces = [
        ("settings", "0001_platform_settings"),
        ("settings", "0002_updated_at"),
        ("settings", "0003_index_purposes"),
        ("settings", "0004_refuse_change"),
        ("settings", "0005_lock_numbers"),
    ]

    dependencies = []

    operations = [
        AtOnce(changes_of(replaces)),
        *sql_of(replaces),
    ]
