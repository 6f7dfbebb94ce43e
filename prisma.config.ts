import { defineConfig } from "prisma/config";

export default defineConfig({
  schema: "prisma/schema",
  migrations: { path: "prisma/migrations" },
  // A placeholder keeps `generate` working where no database is configured.
  datasource: { url: process.env.MIGRATION_DATABASE_URL ?? "postgresql://unset@127.0.0.1:1/unset" },
});
