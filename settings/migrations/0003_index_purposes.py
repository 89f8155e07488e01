from django.db import migrations

from settings.installed_sql import install


class Migration(migrations.Migration):
    dependencies = [("settings", "0002_updated_at")]

    operations = [install("settings", "index_purposes", undo=migrations.RunSQL.noop)]
