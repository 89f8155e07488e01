from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("community", "0023_confirmation_handed_over")]

    operations = [
        migrations.AddField(
            model_name="postreport",
            name="network_mark",
            field=models.CharField(blank=True, db_default="", default="", editable=False, max_length=16),
        ),
    ]
