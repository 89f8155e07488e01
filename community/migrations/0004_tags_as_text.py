from django.db import migrations

from settings.installed_sql import install


class Migration(migrations.Migration):
    dependencies = [("community", "0003_index_purposes")]

    operations = [install("community", "tags_text", undo="DROP FUNCTION tags_text(text[])")]
