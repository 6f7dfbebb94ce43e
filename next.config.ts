import { readdirSync } from "node:fs";
import type { NextConfig } from "next";
import createNextIntlPlugin from "next-intl/plugin";
import { INERT_HEADERS, SECURITY_HEADERS } from "./src/server/security-headers";

/** As Next wants them. */
const listed = (headers: Record<string, string>) => Object.entries(headers).map(([key, value]) => ({ key, value }));

/** The migrations that this build needs: the app refuses to start on a database that lacks one. */
const migrations = readdirSync(`${import.meta.dirname}/prisma/migrations`, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map((entry) => entry.name)
  .sort();

const config: NextConfig = {
  // One folder that runs anywhere: what the image holds, what `npm start` serves and what the browser tests meet.
  output: "standalone",
  // A lockfile in a folder above must not widen what is traced and watched.
  outputFileTracingRoot: import.meta.dirname,
  turbopack: {
    root: import.meta.dirname,
    rules: {
      "*.mjs": {
        condition: { path: /node_modules\/react-aria\/dist\/private\/intl\/\w+\/(?!en-US)[\w-]+\.mjs$/ },
        loaders: ["./scripts/drop-locale.cjs"],
      },
    },
  },
  poweredByHeader: false,
  env: { FOOTHOLD_MIGRATIONS: migrations.join(",") },
  // Native or reading files beside themselves: loaded as they are.
  serverExternalPackages: ["@node-rs/argon2", "graphile-worker", "pg", "pino"],
  experimental: { optimizePackageImports: ["react-aria-components", "recharts"] },
  // `npm test` checks types and lint as steps of their own.
  typescript: { ignoreBuildErrors: true },
  // Where the form was while exposures were all there was.
  redirects: async () => [{ source: "/exposure/:assignmentId", destination: "/exercise/:assignmentId", permanent: true }],
  headers: async () => [
    { source: "/:path*", headers: listed(SECURITY_HEADERS) },
    { source: "/api/:path*", headers: listed(INERT_HEADERS) },
    { source: "/_next/static/:path*", headers: listed(INERT_HEADERS) },
  ],
};

export default createNextIntlPlugin({
  requestConfig: "./src/i18n/request.ts",
  // Messages are taken apart while building, so the browser needs no parser for them (docs/decisions/0014-script-weight.md).
  experimental: { messages: { path: "./messages", locales: ["en"], format: "json", precompile: true } },
})(config);
