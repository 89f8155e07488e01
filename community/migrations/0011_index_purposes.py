from django.db import migrations

from settings.installed_sql import install


class Migration(migrations.Migration):
    dependencies = [("community", "0010_search")]

    operations = [install("community", "index_purposes", undo=migrations.RunSQL.noop)]
