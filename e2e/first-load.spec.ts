import path from "node:path";
import type { Page } from "@playwright/test";
import accounts from "../prisma/seed/demo-accounts.json" with { type: "json" };
import { firstLoadByRoute } from "../scripts/bundle-size.mjs";
import { showPassphrase, signIn } from "./app";
import { expect, test } from "./fixtures";

// The budgets are counted from what the build left. This follows every link that a person has and looks at what each
// page really asks a browser to load: nothing may be loaded that the count does not know.

const counted = firstLoadByRoute(path.resolve(import.meta.dirname, ".."));
const seen = new Set<string>();

/** The route that answers a path; a fixed part wins over a parameter. */
function routeOf(pathname: string): string | null {
  const asPattern = (route: string) => new RegExp(`^${route.replace(/\[\w+\]/g, "[^/]+")}$`);
  return (
    [...counted.keys()].sort((a, b) => a.split("[").length - b.split("[").length).find((route) => asPattern(route).test(pathname)) ?? null
  );
}

/** The scripts that a page's HTML asks for, without those for browsers that know no modules. */
function scriptsIn(html: string): string[] {
  const tags = [...html.matchAll(/<script\b[^>]*>/g), ...html.matchAll(/<link\b[^>]*\bas="script"[^>]*>/g)].map(([tag]) => tag);
  const wanted = tags.filter((tag) => !/\bnomodule\b/i.test(tag)).map((tag) => /(?:src|href)="\/_next\/([^"]+)"/.exec(tag)?.[1]);
  return [...new Set(wanted.filter((file) => file !== undefined))];
}

async function followLinks(page: Page, start: readonly string[]): Promise<void> {
  const ahead = [...start];
  // Where a person starts shows other links to another person: it is followed once for each.
  const unvisited = new Set(start);
  for (let next = ahead.shift(); next !== undefined; next = ahead.shift()) {
    if (!unvisited.has(next) && seen.has(routeOf(next.split(/[?#]/)[0] ?? "") ?? "")) continue;
    const answer = await page.request.get(next);
    const route = routeOf(new URL(answer.url()).pathname);
    if (route === null || (seen.has(route) && !unvisited.delete(next))) continue;
    seen.add(route);
    const html = await answer.text();
    const uncounted = scriptsIn(html).filter((file) => !counted.get(route)?.files.includes(file));
    expect(uncounted, `${route} loads scripts that its budget does not count`).toEqual([]);
    // Read from the HTML, where streamed parts stand too, shown yet or not.
    ahead.push(...[...html.matchAll(/<a\b[^>]*\bhref="(\/[^"]*)"/g)].map(([, href = ""]) => href.replaceAll("&amp;", "&")));
  }
}

/** Every client's page: what can be done there depends on whether they wait for an answer. */
async function clientPages(page: Page): Promise<string[]> {
  const html = await (await page.request.get("/clients")).text();
  return [...new Set([...html.matchAll(/\bhref="(\/clients\/[0-9a-f-]{36})"/g)].map(([, href = ""]) => href))];
}

test("no page loads a script that its budget does not count", async ({ browser, baseURL }) => {
  test.setTimeout(120_000);
  const visit = async (start: readonly string[], email: string | null) => {
    const context = await browser.newContext({ baseURL });
    const page = await context.newPage();
    if (email !== null) await signIn(page, email, accounts.passphrase);
    await followLinks(page, [...start, ...(start.includes("/day") ? await clientPages(page) : [])]);
    await context.close();
  };
  // Where a mail or a sheet of paper leads, and what the demo shows to who builds on it.
  await visit(["/sign-in", "/invitation", "/new-passphrase", "/help", "/controls", "/charts"], null);
  for (const { email, role } of accounts.accounts) await visit([role === "client" ? "/today" : "/day"], email);
  // She has a step before her; none of the accounts above has one that is not held.
  await visit(["/today"], "lucia@demo.example");
  const halfway = await browser.newContext({ baseURL });
  const page = await halfway.newPage();
  await showPassphrase(page, "edda@demo.example", accounts.passphrase);
  await page.waitForURL(/\/second-factor/);
  await followLinks(page, ["/second-factor"]);
  await halfway.close();
  // The first address only leads on to one of the others; the other is for who has just been erased (own-data.spec.ts goes there).
  for (const route of ["/", "/erased"]) seen.add(route);
  expect(
    [...counted.keys()].filter((route) => !seen.has(route)),
    "every page was reached by its links",
  ).toEqual([]);
});
