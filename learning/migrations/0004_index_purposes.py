from django.db import migrations


class Migration(migrations.Migration):
    """The purposes of indexes are said by the newest migration that adds one."""

    dependencies = [("learning", "0003_course_catalog_view")]

    operations = []
