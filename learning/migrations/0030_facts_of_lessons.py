from django.db import migrations, models

from learning.content.facts import validate_sources


class Migration(migrations.Migration):
    dependencies = [("learning", "0029_asked_questions")]

    operations = [
        migrations.AddField(
            model_name="lesson",
            name="checked_on",
            field=models.DateField(
                blank=True,
                help_text="The first of the month in which somebody looked.",
                null=True,
                verbose_name="facts checked",
            ),
        ),
        migrations.AddField(
            model_name="lesson",
            name="sources",
            field=models.JSONField(
                blank=True,
                db_default=[],
                default=list,
                help_text='Where its facts can be looked up: [{"title": "…", "url": "https://…"}].',
                validators=[validate_sources],
                verbose_name="sources",
            ),
        ),
    ]
