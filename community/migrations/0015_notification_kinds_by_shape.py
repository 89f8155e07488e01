"""A kind of notification is any slug: rooms above register their own, and a list here would name things of theirs.

What is spelled wrong is still refused, by the registry (community/notifications/kinds.py), before it is stored.
"""

from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("community", "0014_room_for_counts"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.RemoveConstraint(
            model_name="notification",
            name="notifications_kind_check",
        ),
        migrations.RemoveConstraint(
            model_name="notificationchoice",
            name="notification_choices_kind_check",
        ),
        migrations.AlterField(
            model_name="notification",
            name="kind",
            field=models.CharField(max_length=20, verbose_name="kind"),
        ),
        migrations.AlterField(
            model_name="notificationchoice",
            name="kind",
            field=models.CharField(max_length=20, verbose_name="kind"),
        ),
        migrations.AddConstraint(
            model_name="notification",
            constraint=models.CheckConstraint(
                condition=models.Q(("kind__regex", "^[a-z][a-z_]*$")), name="notifications_kind_check"
            ),
        ),
        migrations.AddConstraint(
            model_name="notificationchoice",
            constraint=models.CheckConstraint(
                condition=models.Q(("kind__regex", "^[a-z][a-z_]*$")), name="notification_choices_kind_check"
            ),
        ),
    ]
