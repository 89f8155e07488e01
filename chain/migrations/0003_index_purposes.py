from django.db import migrations

from settings.installed_sql import install


class Migration(migrations.Migration):
    dependencies = [("chain", "0002_updated_at")]

    operations = [install("chain", "index_purposes", undo=migrations.RunSQL.noop)]
