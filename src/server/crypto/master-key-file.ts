import { readFileSync, statSync } from "node:fs";
import { keyVersionOf } from "./envelope";
import type { MasterKeys } from "./master-key";
import { MASTER_KEY_BYTES, ringOf } from "./master-key-ring";

const SETTING = "Setting FOOTHOLD_MASTER_KEY_FILE";
const MOST_VERSIONS = 65_535;

/**
 * Reads a key file: one `version:key` on each line, the key being 32 bytes in base64; empty lines and `# remarks` are skipped.
 * @throws Error whose message is one line that names the line number and never what stands in it
 */
export function parseKeyFile(text: string): Map<number, Buffer> {
  const keys = new Map<number, Buffer>();
  for (const [index, raw] of text.split(/\r?\n/).entries()) {
    const line = raw.trim();
    if (line === "" || line.startsWith("#")) continue;
    const at = `${SETTING}: line ${index + 1}`;
    const [, digits, encoded] = /^(\d{1,5}):([A-Za-z0-9+/]{43}=)$/.exec(line) ?? [];
    const version = Number(digits);
    const key = Buffer.from(encoded ?? "", "base64");
    if (!(version >= 1 && version <= MOST_VERSIONS) || key.length !== MASTER_KEY_BYTES)
      throw new Error(`${at} must be a version (1 to ${MOST_VERSIONS}), a colon and 32 bytes in base64.`);
    if (keys.has(version)) throw new Error(`${at} names version ${version} a second time.`);
    if ([...keys.values()].some((other) => other.equals(key))) throw new Error(`${at} repeats the key of another version.`);
    keys.set(version, key);
  }
  if (keys.size === 0) throw new Error(`${SETTING}: the file holds no key. Write a line like 1:$(openssl rand -base64 32).`);
  return keys;
}

/**
 * Reads the key file at this path.
 * @throws Error of one line, for a file that is not there, or that in production others than its owner may read
 */
export function readKeyFile(path: string, mode: "demo" | "production"): Map<number, Buffer> {
  let text: string;
  let othersMayRead: boolean;
  try {
    text = readFileSync(path, "utf8");
    othersMayRead = process.platform !== "win32" && (statSync(path).mode & 0o077) !== 0;
  } catch (error) {
    const code = error instanceof Error && "code" in error ? String(error.code) : "unknown";
    throw new Error(`${SETTING}: the file cannot be read (${code}).`);
  }
  if (mode === "production" && othersMayRead)
    throw new Error(`${SETTING}: others than its owner may use the file. Take that away: chmod 600.`);
  return parseKeyFile(text);
}

/**
 * The master keys of a file. The file is read again before something is wrapped, and for a version that is not known yet:
 * a new key is written to every instance's file and none of them has to start again.
 */
export function fileKeys(path: string, mode: "demo" | "production"): MasterKeys {
  let keys = readKeyFile(path, mode);
  const readAgain = () => {
    keys = readKeyFile(path, mode);
    return ringOf(keys);
  };
  return {
    newest: async () => readAgain().newest(),
    versionOf: keyVersionOf,
    wrap: async (place, key) => readAgain().wrap(place, key),
    unwrap: async (place, wrapped) => (keys.has(keyVersionOf(wrapped)) ? ringOf(keys) : readAgain()).unwrap(place, wrapped),
  };
}
