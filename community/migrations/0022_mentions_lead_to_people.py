"""Mentions lead to people and no longer to names: what was rendered before is rendered anew by its next reader."""

from django.db import migrations

_FORGET = """UPDATE {} SET content_html = NULL WHERE content_html LIKE '%class="mention"%'"""


class Migration(migrations.Migration):
    dependencies = [("community", "0021_search_in_every_script"), ("learning", "0015_former_usernames")]

    operations = [
        migrations.RunSQL(_FORGET.format(table), migrations.RunSQL.noop) for table in ("discussions", "replies")
    ]
