from typing import Any

from django.db import migrations, models

from learning.lesson_types import content_version
from settings.installed_sql import install


def name_present_contents(apps: Any, _editor: Any) -> None:
    """Of lessons alone: which content was done before, nobody wrote down."""
    lessons = apps.get_model("learning", "Lesson").objects
    for lesson in lessons.only("lesson_type", "content").iterator(chunk_size=100):
        lesson.content_version = content_version(lesson.lesson_type, lesson.content)
        lesson.save(update_fields=["content_version"])


def version(help_text: str) -> "models.CharField[str, str]":
    return models.CharField(
        blank=True,
        db_default="",
        default="",
        editable=False,
        help_text=help_text,
        max_length=12,
        verbose_name="content version",
    )


class Migration(migrations.Migration):
    dependencies = [
        ("learning", "0025_draw_index_purposes"),
    ]

    operations = [
        migrations.AddField(
            model_name="lesson",
            name="content_version",
            field=version("Names what its author wrote; empty where nobody has worked it out."),
        ),
        migrations.AddField(
            model_name="lessoncompletion",
            name="content_version",
            field=version("Of the lesson that was done; empty where it was not kept."),
        ),
        migrations.AddField(
            model_name="quizattempt",
            name="content_version",
            field=version("Of the lesson that was tried; empty where it was not kept."),
        ),
        install(
            "learning",
            "prepare_learning",
            undo="DROP FUNCTION prepare_learning() CASCADE",
            sha256="f9b7dc2eddeb6272673cfd1d6ed08e139f4f84533451424dceaea585a5b95366",
        ),
        migrations.RunPython(name_present_contents, migrations.RunPython.noop),
    ]
