from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("chain", "0004_exactly_once_sender")]

    # What stood here is installed by 0015_troubles_of_each_chain.
    operations = []
