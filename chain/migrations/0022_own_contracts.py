from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("chain", "0021_certificate_evidence")]

    operations = [
        migrations.AddField(
            model_name="practicalattempt",
            name="code",
            field=models.TextField(
                blank=True,
                help_text="Of a contract that the learner wrote: 0x…, and empty until a worker has compiled it.",
                null=True,
                verbose_name="code to deploy",
            ),
        ),
        migrations.AddIndex(
            model_name="practicalattempt",
            index=models.Index(
                condition=models.Q(("code", "")), fields=["began_at"], name="practical_attempts_code_idx"
            ),
        ),
    ]
