import { randomBytes } from "node:crypto";
import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { afterAll, afterEach, describe, expect, it, vi } from "vitest";
import { demoKeys } from "./demo-keys.mjs";
import { readSettings } from "./settings.mjs";

const root = mkdtempSync(path.join(os.tmpdir(), "foothold-start-"));
mkdirSync(path.join(root, ".data"));
afterAll(() => rmSync(root, { recursive: true }));
afterEach(() => vi.unstubAllEnvs());

const remote = (role) => `postgresql://${role}:${randomBytes(12).toString("hex")}@db.example.org:5432/foothold?sslmode=verify-full`;
const production = () => ({
  FOOTHOLD_MODE: "production",
  DATABASE_URL: remote("foothold_app"),
  MIGRATION_DATABASE_URL: remote("foothold_owner"),
  FOOTHOLD_MASTER_KEY: randomBytes(32).toString("base64"),
  AUTH_SECRET: randomBytes(32).toString("base64"),
  FOOTHOLD_ERASURE_LEDGER: "/var/lib/foothold/erasures.jsonl",
  PUBLIC_URL: "https://foothold.example.org",
});

function read(changes) {
  for (const [name, value] of Object.entries({ ...production(), ...changes })) vi.stubEnv(name, value);
  return readSettings(root);
}

describe("npm start in production", () => {
  it("takes the settings of a deployment, and a file of keys in the key's place", () => {
    expect(read({})).toMatchObject({ mode: "production", publicUrl: "https://foothold.example.org" });
    expect(read({ FOOTHOLD_MASTER_KEY: "", FOOTHOLD_MASTER_KEY_FILE: "/run/keys" }).mode).toBe("production");
  });

  it("refuses before it signs in anywhere what the app would refuse", () => {
    const plain = (url) => url.replace("?sslmode=verify-full", "");
    expect(() => read({ DATABASE_URL: plain(remote("foothold_app")) })).toThrow(
      /^Setting DATABASE_URL leads to another machine without TLS/,
    );
    expect(() => read({ MIGRATION_DATABASE_URL: plain(remote("foothold_owner")) })).toThrow(
      /^Setting MIGRATION_DATABASE_URL leads to another/,
    );
    expect(() => read({ FOOTHOLD_MASTER_KEY: "" })).toThrow(/^Setting FOOTHOLD_MASTER_KEY is missing/);
    expect(() => read({ AUTH_SECRET: "a".repeat(40) })).toThrow(/^Setting AUTH_SECRET is not random/);
    expect(() => read({ PUBLIC_URL: "http://foothold.example.org" })).toThrow(/^Setting PUBLIC_URL must be an https/);
  });

  it("refuses the keys that the demo of this checkout has made", () => {
    vi.stubEnv("FOOTHOLD_MASTER_KEY", "");
    vi.stubEnv("AUTH_SECRET", "");
    const keys = demoKeys(root);
    for (const [name, value] of Object.entries(keys)) expect(() => read({ [name]: value })).toThrow(`Setting ${name} is the demo's`);
  });
});
