import { randomBytes } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";

/** Where the demo of this checkout keeps the keys that it made. */
export function demoKeysFile(root) {
  return path.join(root, ".data/demo-keys.json");
}

/**
 * The keys of the demo: those of the environment, else generated once and kept in `.data` (readable by this account only),
 * because what was sealed with a key opens with no other.
 * @param {string} root the checkout
 * @returns {{ FOOTHOLD_MASTER_KEY: string, AUTH_SECRET: string }}
 */
export function demoKeys(root) {
  const file = demoKeysFile(root);
  if (!existsSync(file)) {
    mkdirSync(path.dirname(file), { recursive: true });
    const made = { FOOTHOLD_MASTER_KEY: randomBytes(32).toString("base64"), AUTH_SECRET: randomBytes(32).toString("base64url") };
    writeFileSync(file, `${JSON.stringify(made, null, 2)}\n`, { mode: 0o600, flag: "wx" });
  }
  const kept = JSON.parse(readFileSync(file, "utf8"));
  return {
    // Whoever names a file of keys means that file.
    FOOTHOLD_MASTER_KEY: process.env.FOOTHOLD_MASTER_KEY_FILE ? "" : process.env.FOOTHOLD_MASTER_KEY || kept.FOOTHOLD_MASTER_KEY,
    AUTH_SECRET: process.env.AUTH_SECRET || kept.AUTH_SECRET,
  };
}
