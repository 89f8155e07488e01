"""Its functions are installed by 0025_whole_words_first."""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("community", "0009_counts_kept_by_triggers")]

    operations = []
