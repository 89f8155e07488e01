from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("learning", "0044_draft_index_purposes")]

    operations = [
        migrations.AddIndex(
            model_name="user",
            index=models.Index(condition=models.Q(("is_staff", True)), fields=["-created_at"], name="users_staff_idx"),
        ),
        migrations.AddIndex(
            model_name="user",
            index=models.Index(
                condition=models.Q(("is_active", False)), fields=["-created_at"], name="users_closed_idx"
            ),
        ),
    ]
