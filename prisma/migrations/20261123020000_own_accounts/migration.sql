-- Every account of one's own identity, in whatever practice: the longest minimum of their roles holds for its passphrase.
CREATE FUNCTION auth_own_accounts(p_practice uuid, p_user uuid)
RETURNS TABLE (practice_id uuid, user_id uuid, role role)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public AS $$
  SELECT a.practice_id, a.user_id, a.role
  FROM public.app_user u CROSS JOIN LATERAL public.auth_accounts_of(u.identity_id) a
  WHERE u.practice_id = p_practice AND u.id = p_user
    AND p_practice = nullif(current_setting('app.practice', true), '')::uuid
$$;

REVOKE ALL ON FUNCTION auth_own_accounts(uuid, uuid) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION auth_own_accounts(uuid, uuid) TO foothold_app;

GRANT CREATE ON SCHEMA public TO foothold_auth;
ALTER FUNCTION auth_own_accounts(uuid, uuid) OWNER TO foothold_auth;
REVOKE CREATE ON SCHEMA public FROM foothold_auth;
