"""Links, names and emphasis beside letters of every script are read in another way: older posts by their next reader."""

from django.db import migrations

# What is written in ASCII alone is read as before.
_FORGET = "UPDATE {} SET content_html = NULL WHERE content_html IS NOT NULL AND content ~ '[^\\x01-\\x7f]'"


class Migration(migrations.Migration):
    dependencies = [("community", "0025_whole_words_first")]

    operations = [
        migrations.RunSQL(_FORGET.format(table), migrations.RunSQL.noop) for table in ("discussions", "replies")
    ]
