from django.db import migrations


class Migration(migrations.Migration):
    """The purposes of indexes are said by the newest migration that changes one."""

    dependencies = [("chain", "0006_certificate_tokens")]

    operations = []
