from django.db import migrations

from settings.squashed import AtOnce, changes_of, sql_of


class Migration(migrations.Migration):
    initial = True

    replaces = [
        ("gamification", "0001_xp_badges_streaks_boards"),
        ("gamification", "0002_xp_functions"),
    ]

    dependencies = [
        ("learning", "0001_people_and_courses"),
        ("settings", "0002_updated_at"),
    ]

    operations = [
        AtOnce(changes_of(replaces)),
        *sql_of(replaces),
    ]
