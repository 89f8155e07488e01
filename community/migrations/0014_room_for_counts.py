from django.db import migrations

from settings.installed_sql import install


class Migration(migrations.Migration):
    dependencies = [("community", "0013_address_index_purposes")]

    operations = [
        install(
            "community",
            "room_for_counts",
            undo="ALTER TABLE replies RESET (fillfactor); ALTER TABLE discussions RESET (fillfactor)",
        ),
    ]
