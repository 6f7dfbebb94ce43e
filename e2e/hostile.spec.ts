import { readdirSync } from "node:fs";
import path from "node:path";
import accounts from "../prisma/seed/demo-accounts.json" with { type: "json" };
import { signIn } from "./app";
import { expect, test } from "./fixtures";

// Every page of signed-in people, asked for without a session in each of the ways in which Next itself asks for parts of
// pages, and in those that were once ways around a proxy. The cookie looks like one, so that the proxy lets it pass.

const app = path.resolve(import.meta.dirname, "../src/app");
const ROUTES = readdirSync(app, { recursive: true, encoding: "utf8" })
  .filter((file) => /^\((staff|client)\)\/(.*\/)?page\.tsx$/.test(file))
  .map((file) => `/${path.dirname(file).replace(/\([^)]*\)\/?/g, "")}`)
  .sort();
const COOKIE = "foothold.session=eyJhbGciOiJkaXIifQ.a.b.c.d; __Host-foothold.session=eyJhbGciOiJkaXIifQ.a.b.c.d";

const around = (name: string, depth: number) => Array.from({ length: depth }, () => name).join(":");
/** A tree that says: everything above the page is there already, send the page alone. */
const tree = (segments: string[]) =>
  encodeURIComponent(
    JSON.stringify(segments.reduceRight<unknown>((inner, segment) => [segment, inner === null ? {} : { children: inner }], null)),
  );

const WAYS: Record<string, (route: string) => Record<string, string>> = {
  plain: () => ({}),
  "past the middleware": () => ({ "x-middleware-subrequest": around("middleware", 5) }),
  "past the middleware in src": () => ({ "x-middleware-subrequest": around("src/middleware", 5) }),
  "past the proxy": () => ({ "x-middleware-subrequest": around("src/proxy", 5) }),
  "past the proxy, deeper": () => ({ "x-middleware-subrequest": around("proxy", 20) }),
  "past the pages' middleware": () => ({ "x-middleware-subrequest": "pages/_middleware" }),
  "as a prefetch of the middleware": () => ({ "x-middleware-prefetch": "1", purpose: "prefetch" }),
  "as data": () => ({ "x-nextjs-data": "1" }),
  "as React asks": () => ({ rsc: "1" }),
  "as a prefetch": () => ({ rsc: "1", "next-router-prefetch": "1" }),
  "as the tree": () => ({ rsc: "1", "next-router-prefetch": "1", "next-router-segment-prefetch": "/_tree" }),
  "as one segment": (route) => ({ rsc: "1", "next-router-prefetch": "1", "next-router-segment-prefetch": `${route}/__PAGE__` }),
  "as the page alone": (route) => ({
    rsc: "1",
    "next-router-state-tree": tree(["", "(staff)", ...route.split("/").filter(Boolean), "__PAGE__"]),
  }),
  "as the inside says": () => ({ "x-nonce": "x", "x-invoke-path": "/today", "x-middleware-next": "1", "x-matched-path": "/help" }),
};

test("no page gives anything to a visitor without a session, however it is asked for", async ({ page, playwright, baseURL }) => {
  test.setTimeout(300_000);
  // Whom and what a signed-in therapist sees, to look for it.
  await signIn(page, "maren@demo.example", accounts.passphrase);
  await page.goto("/clients");
  // The list streams in behind its page.
  await expect(page.getByRole("rowheader").first()).toBeVisible();
  const names = (await page.getByRole("rowheader").allInnerTexts()).map((text) => text.split("\n")[0] ?? "").filter((name) => name !== "");
  const links = await page
    .getByRole("rowheader")
    .getByRole("link")
    .evaluateAll((all) => all.map((link) => link.getAttribute("href") ?? ""));
  const clientId = links.find((link) => link.startsWith("/clients/"))?.split("/")[2] ?? "";
  expect(names.length).toBeGreaterThan(5);
  expect(clientId).toMatch(/^[0-9a-f-]{36}$/);

  const visitor = await playwright.request.newContext({ baseURL, extraHTTPHeaders: { cookie: COOKIE } });
  expect(ROUTES.length).toBeGreaterThan(18);
  for (const route of ROUTES) {
    const asked = route.replace(/\[clientId\]|\[\w+\]/g, clientId);
    for (const [way, headersOf] of Object.entries(WAYS)) {
      const here = `${route} ${way}`;
      const headers = headersOf(asked);
      const first = await visitor.get(asked, { headers, maxRedirects: 0 });
      const location = first.headers().location;
      // Next sends a request for a part of a page to an address that names its headers.
      const again = location?.includes("_rsc") ? await visitor.get(location, { headers, maxRedirects: 0 }) : first;
      const body = await again.text();
      expect(again.status(), here).toBeLessThan(500);
      expect(
        names.filter((name) => body.includes(name)),
        here,
      ).toEqual([]);
      expect(body, here).not.toMatch(/"displayName"|"caseload":|"answers"|"passphrase_hash"|node_modules\/pg/);
      if (!["rsc", "x-middleware-prefetch", "x-nextjs-data"].some((name) => name in headers)) {
        expect([again.status(), here]).toEqual([307, here]);
        expect(new URL(again.headers().location ?? "", baseURL).pathname, here).toBe("/sign-in");
      }
    }
  }
  await visitor.dispose();
});
