import django.db.models.deletion
import django.db.models.functions.datetime
import django.db.models.functions.text
from django.conf import settings
from django.db import migrations, models

from settings.installed_sql import install


class Migration(migrations.Migration):
    dependencies = [("learning", "0014_search_in_every_script")]

    operations = [
        migrations.AddField(
            model_name="user",
            name="named_since",
            field=models.DateTimeField(blank=True, editable=False, null=True, verbose_name="so named since"),
        ),
        migrations.CreateModel(
            name="FormerUsername",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("username", models.CharField(max_length=30, verbose_name="username")),
                (
                    "given_up_at",
                    models.DateTimeField(
                        db_default=django.db.models.functions.datetime.Now(), editable=False, verbose_name="given up"
                    ),
                ),
                (
                    "user",
                    models.ForeignKey(
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="former_usernames",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "verbose_name": "former username",
                "verbose_name_plural": "former usernames",
                "db_table": "former_usernames",
            },
        ),
        migrations.AddIndex(
            model_name="formerusername",
            index=models.Index(django.db.models.functions.text.Lower("username"), name="former_usernames_name_idx"),
        ),
        migrations.AddIndex(
            model_name="formerusername",
            index=models.Index(
                condition=models.Q(("user__isnull", True)), fields=["given_up_at"], name="former_usernames_left_idx"
            ),
        ),
        migrations.AddConstraint(
            model_name="formerusername",
            constraint=models.UniqueConstraint(
                models.F("user"),
                django.db.models.functions.text.Lower("username"),
                name="former_usernames_user_id_key",
            ),
        ),
        install(
            "learning",
            "keep_former_usernames",
            undo="DROP FUNCTION keep_former_username() CASCADE; DROP FUNCTION note_named_since() CASCADE",
            sha256="e8d66d63241973716151248127ecf07fa50ed19ded75aaee92917780e8e2aa5b",
        ),
        install(
            "learning",
            "former_username_index_purposes",
            undo=migrations.RunSQL.noop,
            sha256="b4f680023ba7038fe271b0571b53b7627cdde281624ccf2fe7875f80bd4b7249",
        ),
    ]
