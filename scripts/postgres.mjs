// The Postgres that comes along: real binaries from npm, a data folder below the checkout, no administrator needed.
import { spawnSync } from "node:child_process";
import { createHash, randomBytes } from "node:crypto";
import {
  chownSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import net from "node:net";
import os from "node:os";
import path from "node:path";
import { Failure } from "./failure.mjs";
import { isAlive, withFileLock } from "./file-lock.mjs";
import { canExecute, postgresBinaries } from "./postgres-binaries.mjs";

const isRoot = process.getuid?.() === 0;

/**
 * Starts the cluster in `home`, making it on the first call, or joins it where it runs already.
 * Several processes may hold one cluster: the last that lets go stops it. A holder that was killed does not count.
 * @param {string} home folder of the cluster: data, password, port and log (0700)
 * @param {string[]} [settings] server settings as `name=value`
 * @returns {Promise<{ adminUrl: string, home: string, release: () => Promise<void> }>} the superuser's URL of the database
 *   `postgres`, and where the cluster lies (not in `home` where its account cannot reach that)
 */
export async function holdPostgres(home, settings = []) {
  const cluster = locate(home);
  await withFileLock(cluster.lock, async () => {
    if (!existsSync(path.join(cluster.data, "PG_VERSION"))) initialise(cluster);
    // Written before the start: a Ctrl-C in between still finds what to stop.
    writeFileSync(path.join(cluster.holders, String(process.pid)), "");
    if (!isRunning(cluster)) await start(cluster, settings);
  });
  const password = readFileSync(path.join(cluster.home, "password"), "utf8");
  const port = readFileSync(path.join(cluster.home, "port"), "utf8");
  return {
    adminUrl: `postgresql://postgres:${password}@127.0.0.1:${port}/postgres`,
    home: cluster.home,
    release: () => releasePostgres(cluster),
  };
}

async function releasePostgres(cluster) {
  await withFileLock(cluster.lock, () => {
    rmSync(path.join(cluster.holders, String(process.pid)), { force: true });
    if (liveHolders(cluster).length === 0 && isRunning(cluster)) {
      run(cluster, "pg_ctl", ["-D", cluster.data, "-w", "-m", "fast", "stop"]);
    }
  });
}

function locate(wanted) {
  const home = isRoot ? reachableHome(wanted) : wanted;
  mkdirSync(path.dirname(home), { recursive: true });
  const identity = identityFor(home);
  if (!existsSync(home)) {
    mkdirSync(home, { mode: 0o700 });
    give(home, identity);
  } else refuseForeign(home, identity);
  const holders = path.join(home, "holders");
  mkdirSync(holders, { recursive: true });
  const binary = postgresBinaries(identity);
  return { home, data: path.join(home, "data"), holders, lock: path.join(home, "lock"), identity, binary };
}

/** Postgres refuses to run as root; the account it drops to must be able to enter the folders above its data. */
function reachableHome(wanted) {
  mkdirSync(path.dirname(wanted), { recursive: true });
  if (canExecute(path.dirname(wanted), existsSync(wanted) ? ownerOf(wanted) : serviceAccount())) return wanted;
  return path.join("/var/tmp", `foothold-${createHash("sha256").update(wanted).digest("hex").slice(0, 16)}`);
}

function identityFor(home) {
  if (!isRoot) return {};
  // A cluster that an ordinary user made goes on as that user.
  return existsSync(home) && statSync(home).uid !== 0 ? ownerOf(home) : serviceAccount();
}

function ownerOf(target) {
  const { uid, gid } = statSync(target);
  return { uid, gid };
}

function serviceAccount() {
  const accounts = readFileSync("/etc/passwd", "utf8").split("\n");
  for (const name of ["postgres", "nobody"]) {
    const fields = accounts.find((line) => line.startsWith(`${name}:`))?.split(":");
    if (fields) return { uid: Number(fields[2]), gid: Number(fields[3]) };
  }
  throw new Failure("Postgres refuses to run as root, and there is no account postgres or nobody. Start as an ordinary user.");
}

function refuseForeign(home, identity) {
  if (process.platform === "win32") return;
  const found = lstatSync(home);
  const expected = identity.uid ?? process.getuid();
  if (!found.isDirectory() || (found.uid !== expected && found.uid !== 0) || (found.uid === 0 && !isRoot)) {
    throw new Failure(`${home} belongs to another user (uid ${found.uid}). Start as that user, or remove it to begin anew.`);
  }
  if (found.uid === 0) give(home, identity);
}

function give(target, { uid, gid }) {
  if (uid !== undefined) chownSync(target, uid, gid);
}

function initialise(cluster) {
  const passwordFile = path.join(cluster.home, "password");
  writeFileSync(passwordFile, randomBytes(18).toString("base64url"), { mode: 0o600 });
  give(passwordFile, cluster.identity);
  const locale = ["--encoding=UTF8", "--locale-provider=builtin", "--locale=C.UTF-8"];
  const access = ["-U", "postgres", `--pwfile=${passwordFile}`, "--auth=scram-sha-256"];
  // PG_VERSION is among the first files that initdb writes: build aside, so that its presence means "whole".
  const half = `${cluster.data}.new`;
  rmSync(half, { recursive: true, force: true });
  run(cluster, "initdb", ["-D", half, ...access, ...locale, "--no-instructions", "--no-sync"]);
  renameSync(half, cluster.data);
}

async function start(cluster, settings) {
  const port = await freePort();
  writeFileSync(path.join(cluster.home, "port"), String(port), { mode: 0o600 });
  const log = path.join(cluster.home, "log");
  const options = ["listen_addresses=127.0.0.1", "unix_socket_directories=", ...settings].map((setting) => `-c ${setting}`);
  try {
    // Postgres keeps the pipes it is started with; an ignored output lets this process end before it.
    run(cluster, "pg_ctl", ["-D", cluster.data, "-w", "-t", "60", "-l", log, "-o", `-p ${port} ${options.join(" ")}`, "start"], "ignore");
  } catch {
    throw new Failure(`The embedded Postgres did not start; its log is ${log}.`);
  }
}

function isRunning(cluster) {
  const command = [cluster.binary("pg_ctl"), ["-D", cluster.data, "status"], { ...cluster.identity, cwd: os.tmpdir() }];
  return spawnSync(...command).status === 0;
}

function liveHolders(cluster) {
  return readdirSync(cluster.holders).filter((name) => {
    if (isAlive(Number(name))) return true;
    rmSync(path.join(cluster.holders, name), { force: true });
    return false;
  });
}

function run(cluster, name, parameters, output = "pipe") {
  const stdio = ["ignore", output, output];
  const result = spawnSync(cluster.binary(name), parameters, { ...cluster.identity, cwd: os.tmpdir(), encoding: "utf8", stdio });
  if (result.status === 0) return;
  const said = `${result.stderr ?? ""}${result.stdout ?? ""}`.trim().split("\n").at(-1);
  throw new Failure(`${name} of the embedded Postgres failed (${result.status ?? result.error?.code}): ${said}`);
}

/** A TCP port on the loopback that nobody listens on at this moment. */
export function freePort() {
  return new Promise((resolve, reject) => {
    const server = net.createServer().once("error", reject);
    server.listen(0, "127.0.0.1", () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });
}
