"""The search columns and their indexes stay as they are; the models forget them, and queries do not carry them any more."""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("learning", "0009_course_locks_by_name")]

    operations = [
        migrations.SeparateDatabaseAndState(
            state_operations=[
                migrations.RemoveIndex(model_name="course", name="courses_search_idx"),
                migrations.RemoveField(model_name="course", name="search"),
                migrations.RemoveIndex(model_name="lesson", name="lessons_search_idx"),
                migrations.RemoveField(model_name="lesson", name="search"),
                migrations.RemoveField(model_name="catalogcourse", name="search"),
            ]
        )
    ]
