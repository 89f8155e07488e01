from django.db import migrations

from settings.installed_sql import install


class Migration(migrations.Migration):
    dependencies = [("chain", "0006_certificate_tokens")]

    operations = [install("chain", "certificate_index_purposes", undo=migrations.RunSQL.noop)]
