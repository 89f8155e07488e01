import django.db.models.deletion
import django.db.models.functions.datetime
from django.conf import settings
from django.db import migrations, models

from settings.installed_sql import install


class Migration(migrations.Migration):
    dependencies = [("learning", "0017_throttle_and_honest_learning")]

    operations = [
        migrations.CreateModel(
            name="SignInSession",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("session_key", models.CharField(max_length=40)),
                ("browser", models.CharField(db_default="", default="", max_length=30, verbose_name="browser")),
                ("system", models.CharField(db_default="", default="", max_length=30, verbose_name="system")),
                (
                    "began_at",
                    models.DateTimeField(
                        db_default=django.db.models.functions.datetime.Now(), editable=False, verbose_name="signed in"
                    ),
                ),
                (
                    "last_used_at",
                    models.DateTimeField(
                        db_default=django.db.models.functions.datetime.Now(), editable=False, verbose_name="last used"
                    ),
                ),
                (
                    "user",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="sessions",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "verbose_name": "signed-in browser",
                "verbose_name_plural": "signed-in browsers",
                "db_table": "sign_in_sessions",
            },
        ),
        migrations.AddIndex(
            model_name="signinsession",
            index=models.Index(fields=["user", "last_used_at"], name="sign_in_sessions_user_idx"),
        ),
        migrations.AddConstraint(
            model_name="signinsession",
            constraint=models.UniqueConstraint(fields=("session_key",), name="sign_in_sessions_session_key_key"),
        ),
        install(
            "learning",
            "session_index_purposes",
            undo=migrations.RunSQL.noop,
            sha256="03ce98a63c77039a94d2b44b6d142e7034e122087f0efcfd45b52b3ce236153b",
        ),
    ]
