// npm run check:access: takes away each permission, each policy and each layer in turn, and wants some test to turn red each time.
// npm run check:access -- WORD runs those whose name holds WORD. Takes minutes, so it is not part of npm test.
import { randomBytes } from "node:crypto";
import { mkdirSync, readFileSync, rmSync } from "node:fs";
import path from "node:path";
import { entryMutants, LAYERS, policyMutants } from "./access-mutants.mjs";
import { root, runProgram } from "./child-process.mjs";
import { Failure } from "./failure.mjs";
import { ensureInstalled } from "./installation.mjs";
import { say } from "./progress.mjs";
import { runScript } from "./script-run.mjs";
import { holdTestServer } from "./test-database.mjs";

const AT_ONCE = 2;
const vitest = "node_modules/vitest/vitest.mjs";
const reports = path.join(root, ".data/logs");

async function readPolicies() {
  const env = {
    ...process.env,
    DATABASE_URL: "postgresql://nobody@127.0.0.1/none",
    FOOTHOLD_MASTER_KEY: randomBytes(32).toString("base64"),
    AUTH_SECRET: randomBytes(32).toString("base64url"),
  };
  const parameters = ["--conditions=react-server", "--import", "tsx", "scripts/list-policies.mjs"];
  const { code, output } = await runProgram(process.execPath, parameters, { env, quiet: "check-access-policies" });
  if (code !== 0) throw new Failure(output);
  return JSON.parse(output);
}

/** How many tests fail with this mutant in place. @throws Failure where the run itself broke */
async function failuresWith(mutant, number) {
  const report = path.join(reports, `check-access-${number}.json`);
  rmSync(report, { force: true });
  const parameters = [vitest, "run", "--config", "scripts/access-mutation.config.mjs", "--reporter=json", `--outputFile=${report}`];
  const only = mutant.only ? ["-t", mutant.only] : [];
  const env = { ...process.env, ACCESS_MUTANT: JSON.stringify(mutant) };
  const { output } = await runProgram(process.execPath, [...parameters, ...mutant.tests, ...only], {
    env,
    quiet: `check-access-${number}`,
  });
  try {
    const { numFailedTests, numPassedTests, testResults } = JSON.parse(readFileSync(report, "utf8"));
    const broken = testResults.find(({ status, assertionResults }) => status === "failed" && assertionResults.length === 0);
    if (broken) throw new Failure(`${mutant.name}: ${broken.name} did not load.\n${broken.message}`);
    if (numFailedTests + numPassedTests === 0) throw new Failure(`${mutant.name}: no test was run.`);
    return numFailedTests;
  } catch (error) {
    if (error instanceof Failure) throw error;
    throw new Failure(`${mutant.name}: the tests did not run.\n${output.slice(-2000)}`);
  }
}

async function main() {
  await ensureInstalled();
  mkdirSync(reports, { recursive: true });
  const { held, asked } = await readPolicies();
  const all = [...LAYERS, ...entryMutants(held, asked), ...policyMutants(Object.keys(asked))];
  const word = process.argv[2] ?? "";
  const queue = all.filter(({ name }) => name.includes(word));
  if (queue.length === 0) throw new Failure(`None of the ${all.length} mutations has "${word}" in its name.`);
  const server = await holdTestServer();
  const unnoticed = [];
  const total = queue.length;
  let done = 0;
  try {
    const untouched = [...new Set(queue.flatMap(({ tests }) => tests))];
    const red = await failuresWith({ name: "nothing changed", tests: untouched }, 0);
    if (red > 0) throw new Failure(`${red} tests fail without any mutation; mend those first.`);
    say(`Nothing changed: all green. ${total} mutations follow.`);
    const work = async () => {
      for (let mutant = queue.shift(); mutant; mutant = queue.shift()) {
        const failed = await failuresWith(mutant, total - queue.length);
        done += 1;
        if (failed === 0) unnoticed.push(mutant.name);
        say(`${String(done).padStart(4)} of ${total}  ${failed > 0 ? `${failed} red` : "NOT NOTICED"}  ${mutant.name}`);
      }
    };
    await Promise.all(Array.from({ length: AT_ONCE }, work));
  } finally {
    await server.release();
  }
  say(`${total - unnoticed.length} of ${total} mutations turned some test red.`);
  for (const name of unnoticed) say(`Not noticed: ${name}`);
  return unnoticed.length > 0 ? 1 : 0;
}

await runScript(main);
