import { availableParallelism } from "node:os";
import path from "node:path";
import { defineConfig } from "vitest/config";

const here = (target: string) => path.resolve(import.meta.dirname, target);

// The two marker packages throw outside of a bundler; under test each side may be imported.
const alias = {
  "@": here("src"),
  "server-only": here("node_modules/server-only/empty.js"),
  "client-only": here("node_modules/client-only/index.js"),
};

export default defineConfig({
  test: {
    // A worker waits for Postgres half of the time: on two cores one alone leaves a core idle.
    maxWorkers: Math.max(2, availableParallelism() - 1),
    projects: [
      {
        resolve: { alias },
        test: {
          name: "unit",
          environment: "node",
          // Thousands of cases of a property on a busy two-core machine.
          testTimeout: 30_000,
          include: ["src/{domain,components,offline,app,i18n}/**/*.test.{ts,tsx}", "scripts/**/*.test.mjs"],
        },
      },
      {
        resolve: { alias },
        test: {
          name: "server",
          environment: "node",
          include: ["src/server/**/*.test.ts", "prisma/**/*.test.ts"],
          globalSetup: ["src/server/testing/database-cluster.ts"],
          setupFiles: ["src/server/testing/database-clone.ts"],
          // It imports "next/server" without an extension, which only a bundler finds.
          server: { deps: { inline: ["next-auth"] } },
          // argon2 and real transactions on a busy two-core machine.
          testTimeout: 20_000,
          hookTimeout: 30_000,
        },
      },
    ],
  },
});
