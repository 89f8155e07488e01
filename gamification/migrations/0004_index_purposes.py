from django.db import migrations


class Migration(migrations.Migration):
    """The purposes of indexes are said by the newest migration that changes one."""

    dependencies = [("gamification", "0003_badges_streaks_boards_functions")]

    operations = []
