-- What stands beside the name of a person: 'moderator' for whoever may moderate the forum, 'staff' for superusers and
-- all others who may enter the admin, '' for learners.
CREATE OR REPLACE FUNCTION role_of(person bigint, is_staff boolean, is_superuser boolean) RETURNS text
LANGUAGE sql STABLE AS $$
    SELECT CASE
        WHEN is_superuser THEN 'staff'
        WHEN EXISTS (
            SELECT FROM auth_permission p
              JOIN django_content_type t ON t.id = p.content_type_id
             WHERE t.app_label = 'community' AND p.codename = 'moderate'
               AND (p.id IN (SELECT permission_id FROM users_user_permissions WHERE user_id = person)
                    OR p.id IN (SELECT gp.permission_id FROM users_groups ug
                                  JOIN auth_group_permissions gp USING (group_id)
                                 WHERE ug.user_id = person))
        ) THEN 'moderator'
        WHEN is_staff THEN 'staff'
        ELSE ''
    END
$$;
