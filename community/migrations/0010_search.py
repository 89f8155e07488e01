"""Its functions are installed by 0021_search_in_every_script."""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("community", "0009_counts_kept_by_triggers")]

    operations = []
