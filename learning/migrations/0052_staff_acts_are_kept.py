from django.db import migrations

from settings.installed_sql import install


class Migration(migrations.Migration):
    # Indexes are made at the end of the migration that adds their table.
    dependencies = [("learning", "0051_staff_acts")]

    operations = [
        install(
            "learning",
            "keep_staff_acts",
            undo="DROP TRIGGER keep_staff_acts_for_good ON staff_acts; DROP TRIGGER keep_staff_acts ON staff_acts",
            sha256="6adfaa5c52b5bd710c334dbcaca8bf2b4c4ad014091406f151bee22cf276c7e5",
        ),
        install(
            "learning",
            "staff_act_index_purposes",
            undo=migrations.RunSQL.noop,
            sha256="5028c4c037ddb24386ac6b8907831e5c6aff19b0f6fd42fec55cf6c9da499ee5",
        ),
    ]
