import { spawnSync } from "node:child_process";
import { randomBytes } from "node:crypto";
import { chmodSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { startRefusal } from "./check-settings";
import { makePractice } from "./testing/practice-fixture";

const folder = mkdtempSync(path.join(os.tmpdir(), "foothold-settings-"));
afterAll(() => rmSync(folder, { recursive: true }));

const MIGRATIONS = readdirSync("prisma/migrations").filter((name) => /^\d/.test(name));

const REMOTE = "postgresql://foothold_app:0f3c9d1b7a5e4f2288aa@db.example.org:5432/foothold";
/** What a deployment sets; its database is this test's own. */
const production = () => ({
  NODE_ENV: "production",
  FOOTHOLD_MODE: "production",
  DATABASE_URL: process.env.DATABASE_URL,
  FOOTHOLD_MASTER_KEY: process.env.FOOTHOLD_MASTER_KEY,
  AUTH_SECRET: randomBytes(32).toString("base64"),
  PUBLIC_URL: "https://foothold.example.org",
  FOOTHOLD_ERASURE_LEDGER: path.join(folder, "erasures"),
});
const refusal = (changes: Record<string, string | undefined>) => startRefusal({ ...production(), ...changes }, MIGRATIONS);

const base64 = (bytes: readonly number[]) => Buffer.from(bytes).toString("base64");
const countedUp = base64(Array.from({ length: 32 }, (_, index) => index));
const typed = Buffer.from("correct horse battery staple 12!").toString("base64");

function keyFile(text: string, mode = 0o600): string {
  const file = path.join(folder, randomBytes(4).toString("hex"));
  writeFileSync(file, text);
  chmodSync(file, mode);
  return file;
}
const good = () => randomBytes(32).toString("base64");

/** Setting, value, what the line has to say. */
const REFUSED: [string, string | undefined, RegExp][] = [
  ["NODE_ENV", "development", /^Setting NODE_ENV must be production/],
  ["DATABASE_URL", undefined, /^Setting DATABASE_URL is missing/],
  ["DATABASE_URL", "mysql://x", /^Setting DATABASE_URL must start with postgresql/],
  ["DATABASE_URL", "postgresql:///foothold", /^Setting DATABASE_URL must name the host/],
  ["DATABASE_URL", "postgresql://foothold_app@127.0.0.1/foothold", /^Setting DATABASE_URL has no password/],
  ["DATABASE_URL", "postgresql://foothold_app:@127.0.0.1/foothold", /^Setting DATABASE_URL has no password/],
  ["DATABASE_URL", "postgresql://foothold_app:foothold_app@127.0.0.1/foothold", /^Setting DATABASE_URL has a password that can be guessed/],
  ["DATABASE_URL", "postgresql://foothold_app:postgres@127.0.0.1/foothold", /^Setting DATABASE_URL has a password that can be guessed/],
  [
    "DATABASE_URL",
    "postgresql://foothold_app:change-me-please-now@127.0.0.1/foothold",
    /^Setting DATABASE_URL has a password that can be guessed/,
  ],
  ["DATABASE_URL", REMOTE, /^Setting DATABASE_URL leads to another machine without TLS that is verified: add \?sslmode=verify-full/],
  ["DATABASE_URL", `${REMOTE}?sslmode=disable`, /without TLS that is verified/],
  ["DATABASE_URL", `${REMOTE}?sslmode=prefer`, /without TLS that is verified/],
  ["DATABASE_URL", `${REMOTE}?sslmode=require`, /without TLS that is verified/],
  ["DATABASE_URL", `${REMOTE}?sslmode=verify-ca`, /without TLS that is verified/],
  ["DATABASE_URL", `${REMOTE}?sslmode=no-verify`, /without TLS that is verified/],
  ["DATABASE_URL", `${REMOTE}?sslmode=verify-full&uselibpqcompat=true`, /must not name "uselibpqcompat"/],
  ["DATABASE_URL", `${REMOTE}?sslmode=verify-full&ssl=0`, /must not name "ssl"/],
  ["DATABASE_URL", `${REMOTE.replace("db.example.org", "127.0.0.1")}?host=db.example.org`, /must not name "host"/],
  ["DATABASE_URL", `${REMOTE}?sslmode=verify-full&sslrootcert=/nowhere/ca.pem`, /^Setting DATABASE_URL cannot be used \(ENOENT\)/],
  ["NODE_TLS_REJECT_UNAUTHORIZED", "0", /^Setting NODE_TLS_REJECT_UNAUTHORIZED switches/],
  ["FOOTHOLD_MASTER_KEY", undefined, /^Setting FOOTHOLD_MASTER_KEY is missing/],
  ["FOOTHOLD_MASTER_KEY", "c2hvcnQ=", /^Setting FOOTHOLD_MASTER_KEY must be 32 bytes/],
  ["FOOTHOLD_MASTER_KEY", base64(Array(32).fill(0)), /^Setting FOOTHOLD_MASTER_KEY is not random/],
  ["FOOTHOLD_MASTER_KEY", base64([...Array(16).fill(1), ...Array(16).fill(2)]), /^Setting FOOTHOLD_MASTER_KEY is not random/],
  ["FOOTHOLD_MASTER_KEY", countedUp, /^Setting FOOTHOLD_MASTER_KEY is not random/],
  ["FOOTHOLD_MASTER_KEY", typed, /^Setting FOOTHOLD_MASTER_KEY is not random/],
  ["AUTH_SECRET", undefined, /^Setting AUTH_SECRET is missing/],
  ["AUTH_SECRET", "Zx81kQp0Lm2Nb7Vc4Xa9", /^Setting AUTH_SECRET must have at least 32 characters/],
  ["AUTH_SECRET", "a".repeat(44), /^Setting AUTH_SECRET is not random/],
  ["AUTH_SECRET", "please-changeme-0123456789abcdefghij", /^Setting AUTH_SECRET is not random/],
  ["AUTH_SECRET", process.env.FOOTHOLD_MASTER_KEY, /^Setting AUTH_SECRET is the same as FOOTHOLD_MASTER_KEY/],
  ["PUBLIC_URL", undefined, /^Setting PUBLIC_URL must be an https:\/\/ address/],
  ["PUBLIC_URL", "http://foothold.example.org", /^Setting PUBLIC_URL must be an https:\/\/ address/],
  ["PUBLIC_URL", "https://", /^Setting PUBLIC_URL must be an http/],
  ["PUBLIC_URL", "https://ada:lovelace1815@foothold.example.org", /^Setting PUBLIC_URL must not hold a name or password/],
  ["PUBLIC_URL", "https://example.org/foothold", /^Setting PUBLIC_URL must end after the host name/],
  [
    "MIGRATION_DATABASE_URL",
    "postgresql://foothold_owner:x@127.0.0.1/foothold",
    /^Setting MIGRATION_DATABASE_URL must not be given to the app/,
  ],
  ["POSTGRES_PASSWORD", "hunter2hunter2", /^Setting POSTGRES_PASSWORD must not be given to the app/],
  ["FOOTHOLD_OWNER_PASSWORD", "hunter2hunter2", /^Setting FOOTHOLD_OWNER_PASSWORD must not be given to the app/],
];

describe("in production the app does not start", () => {
  it.each(REFUSED)("with %s = %s", async (name, value, line) => {
    const said = await refusal({ [name]: value });
    expect(said).toMatch(line);
    expect(said).not.toContain("\n");
    const password = value && URL.canParse(value) ? new URL(value).password : "";
    for (const secret of [password, name.startsWith("DATABASE") || name.startsWith("PUBLIC") || name === "NODE_ENV" ? "" : value])
      if (secret && secret.length > 8) expect(said).not.toContain(secret);
  });

  it.each<[string, () => string, RegExp]>([
    ["that is not there", () => path.join(folder, "none"), /the file cannot be read \(ENOENT\)/],
    ["that others may read", () => keyFile(`1:${good()}`, 0o640), /others than its owner may use the file.*chmod 600/],
    ["without a key", () => keyFile("# none yet\n\n"), /holds no key/],
    ["with a line that is none", () => keyFile(`1:${good()}\nnonsense`), /line 2 must be a version/],
    ["with a short key", () => keyFile("1:c2hvcnQ="), /line 1 must be a version/],
    ["with version 0", () => keyFile(`0:${good()}`), /line 1 must be a version/],
    ["with a version twice", () => keyFile(`1:${good()}\n1:${good()}`), /line 2 names version 1 a second time/],
    [
      "with a key twice",
      () => {
        const key = good();
        return keyFile(`1:${key}\n2:${key}`);
      },
      /line 2 repeats the key/,
    ],
    ["with a key that is not random", () => keyFile(`1:${good()}\n2:${base64(Array(32).fill(9))}`), /the key of version 2 is not random/],
  ])("with a key file %s", async (_what, make, line) => {
    const said = await refusal({ FOOTHOLD_MASTER_KEY: undefined, FOOTHOLD_MASTER_KEY_FILE: make() });
    expect(said).toMatch(/^Setting FOOTHOLD_MASTER_KEY_FILE: /);
    expect(said).toMatch(line);
  });

  it("from a build that does not know its migrations", async () => {
    expect(await startRefusal(production(), [])).toMatch(/^This build does not know which migrations it needs/);
  });

  it("with keys in two places, or with others than the database was filled with", async () => {
    expect(await refusal({ FOOTHOLD_MASTER_KEY_FILE: keyFile(`1:${good()}`) })).toMatch(/^Setting FOOTHOLD_MASTER_KEY_FILE is set beside/);
    await makePractice();
    const line = /^Setting FOOTHOLD_MASTER_KEY \(or FOOTHOLD_MASTER_KEY_FILE\) does not hold a key that this database needs/;
    expect(await refusal({ FOOTHOLD_MASTER_KEY: good() })).toMatch(line);
    const onlyNewer = keyFile(`2:${good()}`);
    expect(await refusal({ FOOTHOLD_MASTER_KEY: undefined, FOOTHOLD_MASTER_KEY_FILE: onlyNewer })).toMatch(line);
  });
});

describe("a server that starts", () => {
  const start = (changes: Record<string, string>) => {
    const program = "const { register } = await import('./src/instrumentation.ts'); await register(); process.exit(7);";
    const env = { PATH: process.env.PATH, NEXT_RUNTIME: "nodejs", FOOTHOLD_MIGRATIONS: MIGRATIONS.join(), ...production(), ...changes };
    return spawnSync(process.execPath, ["--conditions=react-server", "--import", "tsx", "--input-type=module", "-e", program], {
      env: env as unknown as NodeJS.ProcessEnv,
      encoding: "utf8",
    });
  };

  it("asks before it serves, and ends with the one line", () => {
    const { status, stderr, stdout } = start({ DATABASE_URL: String(process.env.MIGRATION_DATABASE_URL) });
    expect({ status, stdout }).toEqual({ status: 1, stdout: "" });
    expect(stderr).toMatch(/^DATABASE_URL signs in as foothold_owner, which owns tables[^\n]+\n$/);
    expect(start({}).status).toBe(7);
  });
});

describe("the app starts", () => {
  it("in production with the settings of a deployment, with the key or a file of keys", async () => {
    expect(await refusal({})).toBeNull();
    await makePractice();
    expect(await refusal({})).toBeNull();
    const file = keyFile(`# begun with\n1:${process.env.FOOTHOLD_MASTER_KEY}\n2:${good()}\n`);
    expect(await refusal({ FOOTHOLD_MASTER_KEY: undefined, FOOTHOLD_MASTER_KEY_FILE: file })).toBeNull();
  });

  it("as a demo on this machine, and as a demo for nobody else", async () => {
    const demo = { FOOTHOLD_MODE: undefined, PUBLIC_URL: undefined, AUTH_SECRET: "a demo's own secret, 20+" };
    expect(await refusal({ ...demo, NODE_ENV: "development" })).toBeNull();
    expect(await refusal({ ...demo, HOSTNAME: "127.0.0.1" })).toBeNull();
    // Behind a proxy of this machine, the demo's known accounts would be everybody's.
    for (const PUBLIC_URL of ["https://foothold.example.org", "http://10.0.0.7:3000"])
      expect(await refusal({ ...demo, HOSTNAME: "127.0.0.1", PUBLIC_URL })).toMatch(
        /^Setting FOOTHOLD_MODE is not production, but PUBLIC_URL leads others here/,
      );
    expect(await refusal({ ...demo, HOSTNAME: "127.0.0.1", PUBLIC_URL: "http://localhost:3000" })).toBeNull();
    for (const HOSTNAME of [undefined, "0.0.0.0", "db4f0a2c"])
      expect(await refusal({ ...demo, HOSTNAME })).toMatch(/^Setting FOOTHOLD_MODE is not production: the demo serves this machine only/);
  });
});
