from django.db import migrations


class Migration(migrations.Migration):
    """The purposes of indexes are said by the newest migration that adds one."""

    dependencies = [("community", "0002_updated_at")]

    operations = []
