from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("learning", "0018_sign_in_sessions")]

    operations = [
        migrations.AddField(
            model_name="user",
            name="certificate_name",
            field=models.CharField(blank=True, max_length=100, null=True, verbose_name="name on certificates"),
        ),
    ]
