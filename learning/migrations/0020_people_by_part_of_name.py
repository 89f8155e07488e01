from django.db import migrations

from settings.installed_sql import install


class Migration(migrations.Migration):
    dependencies = [("learning", "0019_certificate_name")]

    operations = [
        install(
            "learning",
            "name_letters",
            undo="DROP FUNCTION name_letters(text)",
            sha256="93c5ce290b522d2acbaf277424f10357609dcd6bf85cf1343af1b9e39243a2f8",
        ),
        install(
            "learning",
            "name_parts",
            undo="DROP FUNCTION name_parts(text)",
            sha256="226c1297dc769f9dbe0522e1ad56495111ad34064ae9f6088f95af7927c40d56",
        ),
        migrations.RunSQL(
            "CREATE INDEX users_name_parts_idx ON users USING gin (name_parts(username)) WITH (fastupdate = off)",
            "DROP INDEX users_name_parts_idx",
        ),
        install(
            "learning",
            "name_index_purposes",
            undo="COMMENT ON INDEX users_name_parts_idx IS NULL",
            sha256="34347069d745c91d9e01c37cd88e84289043da681457fddffd91851daa19f03e",
        ),
    ]
