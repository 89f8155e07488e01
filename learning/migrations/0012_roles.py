from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("learning", "0011_attempts_that_wait")]

    operations = [
        migrations.AddField(
            model_name="user",
            name="role",
            field=models.CharField(
                blank=True,
                choices=[("moderator", "Moderator"), ("staff", "Staff")],
                db_default="",
                default="",
                editable=False,
                max_length=10,
                verbose_name="role",
            ),
        ),
        migrations.AddConstraint(
            model_name="user",
            constraint=models.CheckConstraint(
                condition=models.Q(("role__in", ("", "moderator", "staff"))), name="users_role_check"
            ),
        ),
    ]
