-- The app refuses to start on a database that lacks a migration it was built with. It may not read Prisma's own table,
-- so a narrow function names the first of these that was not applied; null where all were.
CREATE FUNCTION maintenance_missing_migration(p_migrations text[])
RETURNS text
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, public AS $$
BEGIN
  RETURN (
    SELECT n.name FROM unnest(p_migrations) AS n (name)
    WHERE NOT EXISTS (
      SELECT 1 FROM public._prisma_migrations m
      WHERE m.migration_name = n.name AND m.finished_at IS NOT NULL AND m.rolled_back_at IS NULL
    )
    ORDER BY n.name LIMIT 1
  );
END $$;
REVOKE ALL ON FUNCTION maintenance_missing_migration(text[]) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION maintenance_missing_migration(text[]) TO foothold_app;
GRANT CREATE ON SCHEMA public TO foothold_auth;
ALTER FUNCTION maintenance_missing_migration(text[]) OWNER TO foothold_auth;
REVOKE CREATE ON SCHEMA public FROM foothold_auth;

-- Prisma's drift check applies the migrations without its table.
DO $$
BEGIN
  IF to_regclass('public._prisma_migrations') IS NOT NULL THEN
    GRANT SELECT ON public._prisma_migrations TO foothold_auth;
  END IF;
END $$;
