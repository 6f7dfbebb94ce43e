-- Run once by a database administrator (npm start does it for the embedded Postgres).
-- foothold_owner  owns the tables and runs migrations; never serves requests
-- foothold_app    serves requests; owns nothing, has no BYPASSRLS
-- foothold_auth   owns the narrow sign-in functions; nobody can sign in as it
DO $$
BEGIN
  IF NOT EXISTS (SELECT 1 FROM pg_roles WHERE rolname = 'foothold_owner') THEN CREATE ROLE foothold_owner LOGIN; END IF;
  IF NOT EXISTS (SELECT 1 FROM pg_roles WHERE rolname = 'foothold_app') THEN CREATE ROLE foothold_app LOGIN; END IF;
  IF NOT EXISTS (SELECT 1 FROM pg_roles WHERE rolname = 'foothold_auth') THEN CREATE ROLE foothold_auth NOLOGIN; END IF;
END $$;
ALTER ROLE foothold_app NOSUPERUSER NOBYPASSRLS NOCREATEDB NOCREATEROLE;
-- Prisma's drift check builds a shadow database as the owner; migrations hand functions over to foothold_auth.
ALTER ROLE foothold_owner NOSUPERUSER NOBYPASSRLS CREATEDB;
GRANT foothold_auth TO foothold_owner WITH INHERIT FALSE, SET TRUE;
