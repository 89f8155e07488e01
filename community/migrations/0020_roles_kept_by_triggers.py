from django.db import migrations

from settings.installed_sql import install


class Migration(migrations.Migration):
    dependencies = [
        ("community", "0019_search_is_no_field"),
        ("learning", "0012_roles"),
        ("auth", "0012_alter_user_first_name_max_length"),
        ("contenttypes", "0002_remove_content_type_name"),
    ]

    operations = [
        install(
            "community",
            "role_of",
            undo="DROP FUNCTION role_of(bigint, boolean, boolean)",
            sha256="287f3c187fa3ddbabfb58ffeadf6d16efb978da918bccbdd2412dd440118f421",
        ),
        install(
            "community",
            "keep_roles",
            undo="DROP FUNCTION keep_role() CASCADE; DROP FUNCTION keep_role_of_person() CASCADE;"
            " DROP FUNCTION keep_roles_of_group() CASCADE",
            sha256="5ef514900d767d8727b7e3f66d7bd2cd11e37217f9960e769a6b359d51d84eec",
        ),
        migrations.RunSQL(
            "UPDATE users SET role = role_of(id, is_staff, is_superuser)"
            " WHERE role <> role_of(id, is_staff, is_superuser)",
            migrations.RunSQL.noop,
        ),
    ]
