import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("chain", "0012_credential_places")]

    operations = [
        migrations.AddField(
            model_name="nftcertificate",
            name="is_withdrawn",
            field=models.BooleanField(
                db_default=False,
                default=False,
                help_text="It is revoked, too.",
                verbose_name="withdrawn by its holder",
            ),
        ),
        migrations.AlterField(
            model_name="nftcertificate",
            name="user",
            field=models.ForeignKey(
                db_index=False,
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="certificates",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
    ]
