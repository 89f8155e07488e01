from django.db import migrations


class Migration(migrations.Migration):
    """What badges can ask is installed by the newest migration that changed it."""

    dependencies = [("gamification", "0004_index_purposes")]

    operations = []
