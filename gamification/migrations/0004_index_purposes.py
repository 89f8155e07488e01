from django.db import migrations

from settings.installed_sql import install


class Migration(migrations.Migration):
    dependencies = [("gamification", "0003_badges_streaks_boards_functions")]

    operations = [install("gamification", "index_purposes", undo=migrations.RunSQL.noop)]
