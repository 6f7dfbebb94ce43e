import { readdirSync } from "node:fs";
import path from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { GET as authGet, POST as authPost } from "@/app/api/auth/[...nextauth]/route";
import { GET as health } from "@/app/api/health/route";
import { DELETE, GET, HEAD, OPTIONS, PATCH, POST, PUT } from "@/app/api/trpc/[trpc]/route";
import { env } from "../env";
import { cookieOf, openSessionOf } from "../testing/signed-in";
import { auditOf } from "../testing/stored-rows";
import { ACTORS, type Actor, type ActorState, makeActors } from "./actors";
import { makeWorld, type World } from "./world";

/*
 * The route handlers, each with every actor: that the route leads to the same person as the matrix has it, and that nothing
 * else leads anywhere. What a procedure answers behind the data route is the matrix' own matter.
 */
const ROUTES = ["api/auth/[...nextauth]", "api/health", "api/trpc/[trpc]"];
const app = path.resolve(import.meta.dirname, "../../app");

/** By hand: what a procedure about oneself answers through the data route. Who is not here is let in. */
const REFUSED: Partial<Record<Actor, [number, string]>> = {
  nobody: [401, "UNAUTHENTICATED"],
  tampered: [401, "UNAUTHENTICATED"],
  revoked: [401, "UNAUTHENTICATED"],
  disabled: [401, "UNAUTHENTICATED"],
  expired: [401, "UNAUTHENTICATED"],
  lapsed: [401, "UNAUTHENTICATED"],
  passphraseOnly: [403, "SECOND_FACTOR_REQUIRED"],
  erasedClient: [401, "ERASED"],
};

let world: World;
let actors: Record<Actor, ActorState>;
let origin: string;

/** The matrix lives at a fixed moment, requests at the real one: whoever has a session gets one of now. */
async function bringToNow(): Promise<void> {
  const now = new Date();
  for (const actor of ACTORS) {
    const { member, headers } = actors[actor];
    if (!member || (REFUSED[actor] && actor !== "passphraseOnly" && actor !== "erasedClient")) continue;
    headers.set("cookie", await cookieOf(await openSessionOf(member, now, actor === "passphraseOnly" ? "passphrase" : "secondFactor")));
  }
}

beforeAll(async () => {
  world = await makeWorld();
  actors = await makeActors(world);
  await bringToNow();
  origin = new URL(env().PUBLIC_URL).origin;
}, 60_000);

function request(actor: Actor, target: string, init: { method?: string; body?: string; headers?: Record<string, string> } = {}): Request {
  const headers = new Headers(actors[actor].headers);
  headers.set("host", new URL(origin).host);
  for (const [name, value] of Object.entries(init.headers ?? {})) headers.set(name, value);
  return new Request(`${origin}${target}`, { method: init.method ?? "GET", headers, ...(init.body ? { body: init.body } : {}) });
}
const own = () => ({ origin, "content-type": "application/json", "sec-fetch-site": "same-origin" });

/** What an answer must never hold, whoever asks: words, or anything of the inside. */
async function readText(answer: Response): Promise<string> {
  const text = await answer.text();
  expect(text).not.toMatch(/canary|passphrase_hash|practiceId|node_modules|at .*\.ts:|select |PrismaClient/);
  return text;
}
/** The same, and no id of a person. */
async function readClean(answer: Response): Promise<string> {
  const text = await readText(answer);
  for (const { member } of Object.values(actors)) if (member) expect(text).not.toContain(member.userId);
  return text;
}

describe("route handlers", () => {
  it("are these and no others", () => {
    const found = readdirSync(app, { recursive: true, encoding: "utf8" }).filter((file) => /^route\.tsx?$/.test(path.basename(file)));
    expect(found.map((file) => path.dirname(file)).sort()).toEqual(ROUTES);
  });

  it.each(ACTORS)("as %s: health says only whether the app is up", async (actor) => {
    const answer = await health();
    expect(answer.status).toBe(200);
    expect(actor && (await readClean(answer)).length).toBeLessThan(80);
  });

  it.each(ACTORS)("as %s: data is never got, only posted from our own page, and leads to this person alone", async (actor) => {
    const trail = async () => (await auditOf(world.here.practiceId)).length + (await auditOf(world.elsewhere.practiceId)).length;
    const before = await trail();
    for (const [method, handler] of Object.entries({ GET, HEAD, PUT, PATCH, DELETE, OPTIONS })) {
      const answer = await handler(request(actor, "/api/trpc/caseload.day", { method }));
      expect([method, answer.status]).toEqual([method, 405]);
      await readClean(answer);
    }
    const post = (headers: Record<string, string>, body = "{}") =>
      POST(request(actor, "/api/trpc/session.me", { method: "POST", body, headers }));
    expect((await post({ ...own(), origin: "https://elsewhere.example" })).status).toBe(403);
    expect((await post({ ...own(), "sec-fetch-site": "cross-site" })).status).toBe(403);
    expect((await post({ ...own(), "content-type": "text/plain" })).status).toBe(415);
    expect(await trail()).toBe(before);
    const answer = await post(own());
    const { result, error } = JSON.parse(await readText(answer));
    const { member } = actors[actor];
    expect(REFUSED[actor] ? [answer.status, error.message] : [answer.status, result.data.userId]).toEqual(
      REFUSED[actor] ?? [200, member?.userId],
    );
    expect(answer.headers.get("cache-control")).toBe("private, no-store");
    const hasTrail = !REFUSED[actor] || actor === "passphraseOnly" || actor === "erasedClient";
    expect((await trail()) - before).toBe(hasTrail ? 1 : 0);
  });

  it.each(ACTORS)("as %s: the sign-in routes tell nothing about anybody and change nothing without a token of ours", async (actor) => {
    const session = await authGet(request(actor, "/api/auth/session") as never);
    // Whether there is a session and until when; never whose.
    const isOpen = !REFUSED[actor] || actor === "passphraseOnly";
    expect(JSON.parse(await readClean(session))).toEqual(isOpen ? { expires: expect.any(String) } : null);
    expect(session.headers.get("cache-control")).toBe("private, no-store");
    const form = { origin, "content-type": "application/x-www-form-urlencoded" };
    const body = "email=a%40b.example&passphrase=long+enough+to+be+one&csrfToken=made-up";
    const signIn = await authPost(request(actor, "/api/auth/callback/credentials", { method: "POST", body, headers: form }) as never);
    expect(signIn.headers.getSetCookie().filter((line) => line.includes("foothold.session=ey"))).toEqual([]);
    await readClean(signIn);
    const foreign = { ...form, origin: "https://elsewhere.example" };
    const refused = await authPost(request(actor, "/api/auth/signout", { method: "POST", body, headers: foreign }) as never);
    expect(refused.status).toBe(403);
  });
});
