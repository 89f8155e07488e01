"""The search columns and their indexes stay as they are; the models forget them, and queries do not carry them any more."""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("community", "0018_action_keys")]

    operations = [
        migrations.SeparateDatabaseAndState(
            state_operations=[
                migrations.RemoveIndex(model_name="discussion", name="discussions_search_idx"),
                migrations.RemoveField(model_name="discussion", name="search"),
                migrations.RemoveIndex(model_name="reply", name="replies_search_idx"),
                migrations.RemoveField(model_name="reply", name="search"),
            ]
        )
    ]
