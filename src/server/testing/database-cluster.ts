import type { TestProject } from "vitest/node";
import { dropDatabases, holdTestServer } from "../../../scripts/test-database.mjs";

declare module "vitest" {
  interface ProvidedContext {
    /** Superuser's URL of the test server, its migrated template, and what the clones of this run begin with. */
    testServer: { adminUrl: string; template: string; clonePrefix: string };
  }
}

/** Once for each run: a server with a migrated template. What the run cloned is dropped at its end. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const { adminUrl, template, release } = await holdTestServer();
  const clonePrefix = `foothold_test_${process.pid}_`;
  project.provide("testServer", { adminUrl, template, clonePrefix });
  return async () => {
    await dropDatabases(adminUrl, clonePrefix);
    await release();
  };
}
