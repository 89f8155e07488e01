from django.db import migrations

from settings.installed_sql import install


class Migration(migrations.Migration):
    dependencies = [("community", "0013_address_index_purposes")]

    operations = [
        install(
            "community",
            "room_for_counts",
            undo="ALTER TABLE replies RESET (fillfactor); ALTER TABLE discussions RESET (fillfactor)",
            sha256="1aeea1e71eb9a945d0093f8f0981a093d29830d11414ae86f41725773cd5d3d2",
        ),
    ]
