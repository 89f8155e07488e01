from django.db import migrations

from settings.installed_sql import install


class Migration(migrations.Migration):
    dependencies = [("learning", "0008_guards_refuse_changes"), ("settings", "0005_lock_numbers")]

    operations = [
        install(
            "learning",
            "course_locks",
            undo="""
                DROP FUNCTION hold_course(bigint);
                DROP FUNCTION hold_course_alone(bigint);
                DROP FUNCTION hold_course_learners(bigint);
            """,
            sha256="b5cea8cb0dcf026383c9b5858c2bad892e393cc52c8b75644ad419ac0d70f817",
        ),
    ]
