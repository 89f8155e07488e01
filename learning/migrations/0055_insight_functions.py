from django.db import migrations

from settings.installed_sql import install


class Migration(migrations.Migration):
    # Indexes are made at the end of the migration that adds their table.
    dependencies = [
        ("learning", "0054_insight"),
    ]

    operations = [
        install(
            "learning",
            "roll_up_insight",
            undo="DROP FUNCTION roll_up_insight(text, date)",
            sha256="41f010725eee8c2edc28a46dc38a6e51bc30310dc4a0ef8467bff18ccc00adee",
        ),
        install(
            "learning",
            "insight_courses",
            undo="DROP FUNCTION insight_courses(date)",
            sha256="20b113f02252d437bf58a3d6ecf8523de3eabd1224a5bd2f3f942884ef8cfc0f",
        ),
        install(
            "learning",
            "insight_steps",
            undo="DROP FUNCTION insight_steps(date)",
            sha256="6627b48e648427a01c7d4b9189864e481099e34d5bd79def20b0404f2143d204",
        ),
        install(
            "learning",
            "insight_items",
            undo="DROP FUNCTION insight_items(date)",
            sha256="2e0c7a3ce242484587570bd08398c8332511b31fb5a6644c54c12c79b21fbef5",
        ),
        install(
            "learning",
            "insight_checks",
            undo="DROP FUNCTION insight_checks(date)",
            sha256="085505928faadb1f66d3e9b98eb125a9e0d1551426f49f0c3c6aeaca85f5f83c",
        ),
        install(
            "learning",
            "insight_index_purposes",
            undo=migrations.RunSQL.noop,
            sha256="c1c9b378042053e2821c1ac962aff49fdc31a9f44c57c7d5cc3d3a2fe028b59b",
        ),
    ]
