-- With an address go the open links to a new passphrase that were sent to it.
CREATE FUNCTION auth_void_resets(p_practice uuid, p_user uuid, p_now timestamptz)
RETURNS void
LANGUAGE sql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, public AS $$
  UPDATE public.passphrase_reset r SET used_at = p_now
  FROM public.app_user u
  WHERE u.practice_id = p_practice AND u.id = p_user AND r.identity_id = u.identity_id AND r.used_at IS NULL
    AND p_practice = nullif(current_setting('app.practice', true), '')::uuid
$$;
REVOKE ALL ON FUNCTION auth_void_resets(uuid, uuid, timestamptz) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION auth_void_resets(uuid, uuid, timestamptz) TO foothold_app;
GRANT CREATE ON SCHEMA public TO foothold_auth;
ALTER FUNCTION auth_void_resets(uuid, uuid, timestamptz) OWNER TO foothold_auth;
REVOKE CREATE ON SCHEMA public FROM foothold_auth;
