"""An action is any key, so that an app can add a kind of its own; which ones there are, the registry says."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("community", "0017_audit_log_refuses_changes")]

    operations = [
        migrations.RemoveConstraint("ModerationLogEntry", "moderation_acts_action_check"),
        migrations.AlterField("ModerationLogEntry", "action", models.CharField(max_length=20, verbose_name="action")),
        migrations.AddConstraint(
            "ModerationLogEntry",
            models.CheckConstraint(
                condition=models.Q(("action__regex", "^[a-z][a-z_]*$")), name="moderation_acts_action_check"
            ),
        ),
    ]
