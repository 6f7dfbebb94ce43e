import { readdirSync } from "node:fs";
import path from "node:path";
import { beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { makePractice, type PracticeFixture } from "./testing/practice-fixture";
import { cookieOf, openSessionOf } from "./testing/signed-in";

/*
 * Each page and layout of signed-in people, called as Next calls it, without src/proxy.ts and without the layouts above: a
 * request that gets past the proxy (x-middleware-subrequest), or asks for one segment only, meets these gates and no others.
 */
const asked = vi.hoisted(() => ({ headers: new Headers() }));
vi.mock("next/headers", () => ({ headers: async () => asked.headers }));

const app = path.resolve(import.meta.dirname, "../app");
const files = readdirSync(app, { recursive: true, encoding: "utf8" });
const GATED = files.filter((file) => /^\((staff|client)\)\/.*page\.tsx$|^\((staff|client)\)\/layout\.tsx$/.test(file)).sort();

let practice: PracticeFixture;
const cookies: Record<string, string> = {};

beforeAll(async () => {
  practice = await makePractice();
  const now = new Date();
  const cookieFor = async (who: "therapist" | "supervisor" | "admin" | "client", assurance?: "passphrase") =>
    cookieOf(await openSessionOf(practice[who], now, assurance));
  cookies.madeUp = "foothold.session=x";
  cookies.unknown = await cookieOf(crypto.randomUUID());
  cookies.client = await cookieFor("client");
  cookies.admin = await cookieFor("admin");
  cookies.supervisor = await cookieFor("supervisor");
  cookies.therapist = await cookieFor("therapist");
  cookies.passphraseOnly = await cookieFor("therapist", "passphrase");
});

// React keeps what it looked up for one rendering; a new module is a new rendering.
beforeEach(() => {
  vi.resetModules();
});

/** Where a page sends a visitor; null where it lets them in. What it would render is of no matter here. */
async function sentTo(file: string, headers: Record<string, string>): Promise<string | null> {
  asked.headers = new Headers({ host: "127.0.0.1:3000", ...headers });
  const id = crypto.randomUUID();
  const params = Promise.resolve({ clientId: id, recordId: id, assignmentId: id, personId: id });
  const { default: render } = (await import(path.join(app, file))) as { default: (props: object) => Promise<unknown> };
  try {
    await render({ params, searchParams: Promise.resolve({}), children: null });
    return null;
  } catch (error) {
    const digest = error instanceof Error && "digest" in error ? String(error.digest) : "";
    return digest.startsWith("NEXT_REDIRECT") ? (digest.split(";")[2] ?? "") : null;
  }
}

const PAST_THE_PROXY = {
  "x-middleware-subrequest": "src/proxy:src/proxy:src/proxy:src/proxy:src/proxy",
  "x-middleware-prefetch": "1",
  "next-router-prefetch": "1",
  "next-router-segment-prefetch": "/_tree",
  rsc: "1",
};

describe("the gate of each page and layout, with nothing before it", () => {
  it("is asked of all of them", () => expect(GATED.length).toBeGreaterThan(20));

  it.each(GATED)("%s sends a visitor without a session to sign in", async (file) => {
    for (const cookie of ["", cookies.madeUp, cookies.unknown])
      expect(await sentTo(file, { cookie: cookie ?? "" })).toMatch(/^\/sign-in(\?|$)/);
    expect(await sentTo(file, { ...PAST_THE_PROXY, cookie: cookies.madeUp ?? "" })).toMatch(/^\/sign-in(\?|$)/);
  });

  it.each(GATED.filter((file) => file.startsWith("(staff)")))("%s turns away clients, and staff without a second factor", async (file) => {
    expect(await sentTo(file, { cookie: cookies.client ?? "" })).toBe("/today");
    expect(await sentTo(file, { cookie: cookies.passphraseOnly ?? "" })).toMatch(/^\/second-factor(\?|$)/);
  });

  it.each(GATED.filter((file) => file.startsWith("(client)")))("%s turns away staff", async (file) => {
    for (const who of ["therapist", "supervisor", "admin"] as const) expect(await sentTo(file, { cookie: cookies[who] ?? "" })).toBe("/");
  });

  it("lets each role to its own pages and no further", async () => {
    const admin = await Promise.all(
      GATED.filter((file) => /clients|\/day\//.test(file)).map((file) => sentTo(file, { cookie: cookies.admin ?? "" })),
    );
    expect(new Set(admin)).toEqual(new Set(["/people"]));
    expect(await sentTo("(staff)/audit/page.tsx", { cookie: cookies.therapist ?? "" })).toBe("/day");
    expect(await sentTo("(staff)/audit/page.tsx", { cookie: cookies.supervisor ?? "" })).toBe("/caseloads");
    expect(await sentTo("(staff)/audit/page.tsx", { cookie: cookies.admin ?? "" })).toBeNull();
  });
});
