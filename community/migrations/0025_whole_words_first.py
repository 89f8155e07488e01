from django.db import migrations

from settings.installed_sql import install


class Migration(migrations.Migration):
    dependencies = [("community", "0024_networks_of_reports")]

    operations = [
        install(
            "community",
            "forum_hits",
            undo="DROP FUNCTION forum_hits(tsquery)",
            sha256="766118bdb9b9875debb9d4a61101ecfcc752bc67218dbf115d39968f9ee14921",
        ),
        install(
            "community",
            "search_forum",
            undo="DROP FUNCTION search_forum(tsquery, int)",
            sha256="20ab232d920c185a901611ec9dbff6b1b7ab7fa83fdd014b44cd6123c4580deb",
        ),
    ]
