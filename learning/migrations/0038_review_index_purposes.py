from django.db import migrations

from settings.installed_sql import install


class Migration(migrations.Migration):
    # Indexes are made at the end of the migration that adds their table.
    dependencies = [("learning", "0037_review_cards")]

    operations = [
        install(
            "learning",
            "review_index_purposes",
            undo=migrations.RunSQL.noop,
            sha256="2936cbcd75a3295642566a50591bd1ea6800bfa90ac5547a1eb8ef34b358303c",
        ),
    ]
