import { mkdtempSync } from "node:fs";
import { rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import type { TestProject } from "vitest/node";
import { dropDatabases, holdTestServer } from "../../../scripts/test-database.mjs";

declare module "vitest" {
  interface ProvidedContext {
    /** Superuser's URL of the test server, its migrated template, what the clones of this run begin with, and a folder that goes with it. */
    testServer: { adminUrl: string; template: string; clonePrefix: string; folder: string };
  }
}

/** Once for each run: a server with a migrated template. What the run cloned is dropped at its end. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const { adminUrl, template, release } = await holdTestServer();
  const clonePrefix = `foothold_test_${process.pid}_`;
  const folder = mkdtempSync(path.join(tmpdir(), "foothold-test-"));
  project.provide("testServer", { adminUrl, template, clonePrefix, folder });
  return async () => {
    await rm(folder, { recursive: true, force: true });
    await dropDatabases(adminUrl, clonePrefix);
    await release();
  };
}
