from django.db import migrations, models

from settings.installed_sql import install


class Migration(migrations.Migration):
    dependencies = [("chain", "0014_faucet_shares")]

    operations = [
        # Workers note within seconds what still lasts.
        migrations.RunSQL("DELETE FROM chain_troubles", migrations.RunSQL.noop),
        migrations.RemoveConstraint(model_name="chaintrouble", name="chain_troubles_kind_key"),
        migrations.AddField(
            model_name="chaintrouble",
            name="chain_id",
            field=models.BigIntegerField(default=0, verbose_name="chain"),
            preserve_default=False,
        ),
        migrations.AddConstraint(
            model_name="chaintrouble",
            constraint=models.UniqueConstraint(fields=("chain_id", "kind"), name="chain_troubles_chain_id_kind_key"),
        ),
        install(
            "chain",
            "sender_index_purposes",
            undo=migrations.RunSQL.noop,
            sha256="e795883c11da3d6753312c35ff627282f050d754d6a235573346600c5c4b0b67",
        ),
    ]
