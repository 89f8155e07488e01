from django.db import migrations

from settings.installed_sql import install


class Migration(migrations.Migration):
    # Indexes are made at the end of the migration that adds their table.
    dependencies = [("learning", "0047_dead_links")]

    operations = [
        install(
            "learning",
            "dead_link_index_purposes",
            undo=migrations.RunSQL.noop,
            sha256="4ab6f8afd864fd1cf90316d3c22ce696ec2138efb81679199b969c2d752310a0",
        ),
    ]
