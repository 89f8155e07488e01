from django.db import migrations

from settings.installed_sql import install


class Migration(migrations.Migration):
    """Words alone: a learner opts in to badge tokens."""

    dependencies = [("chain", "0008_low_balance_trouble")]

    operations = [
        migrations.AlterModelOptions(
            name="badgeminting",
            options={"verbose_name": "badge token opt-in", "verbose_name_plural": "badge token opt-ins"},
        ),
        install(
            "chain",
            "certificate_index_purposes",
            undo=migrations.RunSQL.noop,
            sha256="594dfe99e9328c0ed001e730126624933bd7c5ff681869dc60909d6ab89c1b86",
        ),
    ]
