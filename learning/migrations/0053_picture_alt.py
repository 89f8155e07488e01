from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("learning", "0052_staff_acts_are_kept"),
    ]

    operations = [
        migrations.AddField(
            model_name="lessonimage",
            name="alt",
            field=models.CharField(
                blank=True,
                db_default="",
                default="",
                help_text="What it shows, as its author said in the studio.",
                max_length=300,
                verbose_name="in words",
            ),
        ),
    ]
