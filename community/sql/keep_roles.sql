-- Keeps users.role in step with what a person, and every group they are in, may do, whoever changes that.
CREATE OR REPLACE FUNCTION keep_role() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    NEW.role := role_of(NEW.id, NEW.is_staff, NEW.is_superuser);
    RETURN NEW;
END;
$$;

CREATE OR REPLACE FUNCTION keep_role_of_person() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    UPDATE users SET role = role_of(id, is_staff, is_superuser)
     WHERE id = coalesce(NEW.user_id, OLD.user_id) AND role <> role_of(id, is_staff, is_superuser);
    RETURN NULL;
END;
$$;

CREATE OR REPLACE FUNCTION keep_roles_of_group() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    UPDATE users SET role = role_of(id, is_staff, is_superuser)
     WHERE id IN (SELECT user_id FROM users_groups WHERE group_id = coalesce(NEW.group_id, OLD.group_id))
       AND role <> role_of(id, is_staff, is_superuser);
    RETURN NULL;
END;
$$;

CREATE OR REPLACE TRIGGER users_role_at_first BEFORE INSERT ON users FOR EACH ROW
    WHEN (NEW.is_staff OR NEW.is_superuser) EXECUTE FUNCTION keep_role();
CREATE OR REPLACE TRIGGER users_role BEFORE UPDATE ON users FOR EACH ROW
    WHEN (OLD.is_staff <> NEW.is_staff OR OLD.is_superuser <> NEW.is_superuser) EXECUTE FUNCTION keep_role();
CREATE OR REPLACE TRIGGER users_groups_role AFTER INSERT OR DELETE ON users_groups
    FOR EACH ROW EXECUTE FUNCTION keep_role_of_person();
CREATE OR REPLACE TRIGGER users_user_permissions_role AFTER INSERT OR DELETE ON users_user_permissions
    FOR EACH ROW EXECUTE FUNCTION keep_role_of_person();
CREATE OR REPLACE TRIGGER auth_group_permissions_role AFTER INSERT OR DELETE ON auth_group_permissions
    FOR EACH ROW EXECUTE FUNCTION keep_roles_of_group();
