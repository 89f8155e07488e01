from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("community", "0022_mentions_lead_to_people"),
    ]

    operations = [
        migrations.AddField(
            model_name="emailconfirmation",
            name="mailed_at",
            field=models.DateTimeField(blank=True, editable=False, null=True, verbose_name="handed over"),
        ),
    ]
