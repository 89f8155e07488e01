from django.db import migrations

from settings.installed_sql import install


class Migration(migrations.Migration):
    dependencies = [("community", "0009_counts_kept_by_triggers")]

    operations = [
        install(
            "community",
            "forum_hits",
            undo="DROP FUNCTION forum_hits(tsquery)",
            sha256="8cef620bee911215dd16bda86eaf62e61ebc05433d28a4f9d4363f7bcb93e134",
        ),
        install(
            "community",
            "search_forum",
            undo="DROP FUNCTION search_forum(tsquery, int)",
            sha256="20ab232d920c185a901611ec9dbff6b1b7ab7fa83fdd014b44cd6123c4580deb",
        ),
    ]
