// node scripts/check-bundle.mjs: does each page load no more script than bundle-budgets.json allows?
// With --write it sets the budgets to what is there now plus a little room; say in the commit why they moved.
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { firstLoadByRoute } from "./bundle-size.mjs";

const root = path.resolve(import.meta.dirname, "..");
const budgetFile = path.join(root, "bundle-budgets.json");
const room = 1.03;
const kilobytes = (bytes) => `${(bytes / 1000).toFixed(1)} kB`;

const measured = firstLoadByRoute(root);
if (process.argv.includes("--write")) {
  const budgets = Object.fromEntries([...measured].map(([route, { bytes }]) => [route, Math.ceil((bytes * room) / 1000) * 1000]));
  writeFileSync(budgetFile, `${JSON.stringify(budgets, null, 2)}\n`);
}
const budgets = existsSync(budgetFile) ? JSON.parse(readFileSync(budgetFile, "utf8")) : {};

const problems = [];
for (const [route, { bytes }] of measured) {
  const budget = budgets[route];
  process.stdout.write(`${kilobytes(bytes).padStart(9)} of ${budget ? kilobytes(budget).padStart(9) : "?"}  ${route}\n`);
  if (budget === undefined)
    problems.push(`${route} has no budget. Run node scripts/check-bundle.mjs --write and commit bundle-budgets.json.`);
  else if (bytes > budget) {
    problems.push(
      `${route} loads ${kilobytes(bytes)} of script, over its budget of ${kilobytes(budget)}. Load what is not needed at once later, or raise the budget and say why.`,
    );
  }
}
for (const route of Object.keys(budgets).filter((name) => !measured.has(name))) {
  problems.push(`bundle-budgets.json names ${route}, which is no page. Remove the line.`);
}
for (const problem of problems) process.stdout.write(`${problem}\n`);
process.exitCode = problems.length > 0 ? 1 : 0;
