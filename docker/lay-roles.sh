#!/usr/bin/env bash
# Runs once, inside the Postgres container, when its volume is empty: the roles of prisma/roles.sql with their passwords,
# and the database given to the role that migrates it.
set -euo pipefail

# From other machines by TLS alone.
sed -i 's/^host all all all /hostssl all all all /' "$PGDATA/pg_hba.conf"

psql --no-psqlrc --set ON_ERROR_STOP=1 --username "$POSTGRES_USER" --dbname "$POSTGRES_DB" \
  --set owner_password="$FOOTHOLD_OWNER_PASSWORD" --set app_password="$FOOTHOLD_APP_PASSWORD" --set database="$POSTGRES_DB" <<'SQL'
\i /foothold/roles.sql
ALTER ROLE foothold_owner PASSWORD :'owner_password';
ALTER ROLE foothold_app PASSWORD :'app_password';
ALTER DATABASE :"database" OWNER TO foothold_owner;
SQL
