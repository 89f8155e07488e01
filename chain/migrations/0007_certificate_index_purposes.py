from django.db import migrations

from settings.installed_sql import install


class Migration(migrations.Migration):
    dependencies = [("chain", "0006_certificate_tokens")]

    operations = [
        install(
            "chain",
            "certificate_index_purposes",
            undo=migrations.RunSQL.noop,
            sha256="a1055cd0cfdb7c716675a3b74b33f7860d6daf68690f00dde52250aa4871083b",
        )
    ]
