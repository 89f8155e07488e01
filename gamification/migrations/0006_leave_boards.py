from django.db import migrations

from settings.installed_sql import install


class Migration(migrations.Migration):
    dependencies = [("gamification", "0005_badges_ask_for_categories"), ("learning", "0001_people_and_courses")]

    # leave_boards is installed by 0010_locks_by_name now.
    operations = []
