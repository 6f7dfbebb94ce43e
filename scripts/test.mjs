// npm test: installs what is missing, then runs every check there is and closes with one summary.
// A check that fails does not stop the others, except those that stand on it. Nothing is left running.
import { ensureInstalled, requireNode } from "./installation.mjs";
import { say, seconds } from "./progress.mjs";
import { runScript } from "./script-run.mjs";

/** @typedef {{ passed: number, failed: number }} Count of tests */
/** @typedef {{ name: string, needs?: string[], run: () => Promise<Count | boolean> }} Check */

/** @returns {Promise<{ name: string, state: "passed" | "failed" | "not run", ms: number, count: Count | null }>} */
async function runCheck({ name, needs = [], run }, earlier) {
  const missing = needs.find((need) => earlier.find((each) => each.name === need)?.state !== "passed");
  if (missing) {
    say(`${name}: not run, because "${missing}" failed`);
    return { name, state: "not run", ms: 0, count: null };
  }
  const begun = performance.now();
  say(`${name} …`);
  const outcome = await run().catch((error) => {
    process.stdout.write(`${error.message}\n`);
    return false;
  });
  const count = typeof outcome === "object" ? outcome : null;
  const hasPassed = count ? count.failed === 0 && count.passed > 0 : outcome;
  return { name, state: hasPassed ? "passed" : "failed", ms: performance.now() - begun, count };
}

/** The closing table and, on the last line, the number of tests; a check that is no test counts as one where it fails. */
function summarise(results, totalMs) {
  const sign = { passed: "✓", failed: "✗", "not run": "–" };
  process.stdout.write("\n");
  for (const { name, state, ms, count } of results) {
    const tests = count ? `${count.passed} passed${count.failed > 0 ? `, ${count.failed} failed` : ""}` : state;
    process.stdout.write(`  ${sign[state]} ${name.padEnd(24)} ${seconds(ms).padStart(12)}   ${tests}\n`);
  }
  process.stdout.write(`    ${"all".padEnd(24)} ${seconds(totalMs).padStart(12)}\n\n`);
  const passed = results.reduce((sum, { count }) => sum + (count?.passed ?? 0), 0);
  const failed = results.reduce((sum, { state, count }) => sum + (state === "passed" ? 0 : Math.max(1, count?.failed ?? 0)), 0);
  process.stdout.write(`${passed} passed, ${failed} failed\n`);
  return failed;
}

async function main() {
  const begun = performance.now();
  requireNode();
  await ensureInstalled();
  const { checks } = await import("./test-checks.mjs");
  const results = [];
  for (const check of checks) results.push(await runCheck(check, results));
  return summarise(results, performance.now() - begun) > 0 ? 1 : 0;
}

await runScript(main);
