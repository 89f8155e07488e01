from django.db import migrations

from settings.installed_sql import install


class Migration(migrations.Migration):
    dependencies = [("gamification", "0005_badges_ask_for_categories"), ("learning", "0001_people_and_courses")]

    operations = [install("gamification", "leave_boards", undo="DROP FUNCTION leave_boards() CASCADE")]
