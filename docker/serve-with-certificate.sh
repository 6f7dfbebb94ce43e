#!/usr/bin/env bash
# Entrypoint of the Postgres container, before its own: the app speaks to it by TLS that it verifies. The certificate vouches
# for itself and is made once; its key stays in the volume of the data, the certificate alone goes to the app.
set -euo pipefail

private=/var/lib/postgresql/tls
public=/foothold/certificate

if [ ! -f "$private/server.key" ]; then
  mkdir -p "$private"
  openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -days 3650 -subj /CN=postgres \
    -addext subjectAltName=DNS:postgres -keyout "$private/half.key" -out "$private/server.pem"
  mv "$private/half.key" "$private/server.key"
fi
chown -R postgres:postgres "$private"
chmod 700 "$private"
chmod 600 "$private/server.key"
install -m 644 "$private/server.pem" "$public/database.pem"

exec docker-entrypoint.sh postgres -c ssl=on -c ssl_min_protocol_version=TLSv1.3 \
  -c ssl_cert_file="$private/server.pem" -c ssl_key_file="$private/server.key"
