import { beforeAll, describe, expect, it } from "vitest";
import { GET, POST, PUT } from "@/app/api/trpc/[trpc]/route";
import { env } from "./env";
import { INSIDE } from "./testing/auth-visit";
import { makePractice, type PracticeFixture } from "./testing/practice-fixture";
import { cookieOf, openSessionOf } from "./testing/signed-in";
import { auditOf, digestOf } from "./testing/stored-rows";

let practice: PracticeFixture;
let origin: string;
let cookie: string;

beforeAll(async () => {
  practice = await makePractice();
  cookie = await cookieOf(await openSessionOf(practice.therapist, new Date()));
  origin = new URL(env().PUBLIC_URL).origin;
});

type Asked = { path: string; body?: BodyInit; headers?: Record<string, string>; method?: string };

function request({ path, body = "{}", headers = {}, method = "POST" }: Asked): Request {
  const all = new Headers({ origin, cookie, "content-type": "application/json" });
  for (const [name, value] of Object.entries(headers)) all.set(name, value);
  return new Request(`${origin}/api/trpc/${path}`, { method, headers: all, ...(method === "GET" ? {} : { body }) });
}

/** The text of an answer that tells nothing of the inside, nothing that was sent, and no name. */
async function readClean(answer: Response): Promise<string> {
  const text = await answer.text();
  expect(text).not.toMatch(INSIDE);
  expect(text).not.toMatch(/Maren|Jonas|practiceId|my secret/);
  expect(answer.headers.get("cache-control")).toBe("private, no-store");
  expect(answer.headers.get("access-control-allow-origin")).toBeNull();
  expect(answer.headers.getSetCookie()).toEqual([]);
  return text;
}

const nested = (depth: number) => `${"[".repeat(depth)}${"]".repeat(depth)}`;
const asValue = (value: string) => `{"readingDays":${value}}`;

describe("a hostile request for data", () => {
  it.each<[string, Asked, number]>([
    ["a query in the address", { path: 'session.me?input={"my secret":1}', method: "GET" }, 405],
    ["a method override to GET", { path: "setting.setReadingDays?input=%7B%7D", headers: { "x-http-method-override": "GET" } }, 400],
    [
      "a method override to DELETE",
      { path: "setting.setReadingDays", headers: { "x-http-method-override": "DELETE", "x-method-override": "DELETE" } },
      400,
    ],
    ["ten thousand nested lists", { path: "setting.setReadingDays", body: nested(10_000) }, 400],
    ["ten thousand nested lists as a value", { path: "setting.setReadingDays", body: asValue(nested(10_000)) }, 400],
    [
      "a prototype",
      { path: "setting.setReadingDays", body: '{"__proto__":{"readingDays":[1]},"constructor":{"prototype":{"isAdmin":true}}}' },
      400,
    ],
    ["a list in the place of an object", { path: "setting.setReadingDays", body: "[]" }, 400],
    ["a text in the place of an object", { path: "setting.setReadingDays", body: '"my secret"' }, 400],
    ["a number no JSON has", { path: "setting.setReadingDays", body: asValue("[NaN]") }, 400],
    ["a huge number", { path: "setting.setReadingDays", body: asValue("[1e400]") }, 400],
    ["bytes that are no text", { path: "setting.setReadingDays", body: new Uint8Array([0xff, 0xfe, 0x00, 0x80]) }, 400],
    [
      "keys of other people's rights",
      { path: "setting.setReadingDays", body: '{"readingDays":[1],"role":"admin","practiceId":"x","scope":{}}' },
      400,
    ],
    ["three hundred kilobytes", { path: "setting.setReadingDays", body: asValue(`["${"x".repeat(300_000)}"]`) }, 413],
    ["a length that is a lie", { path: "session.me", headers: { "content-length": "999999999" } }, 413],
    ["eleven at once", { path: `${Array.from({ length: 11 }, () => "session.me").join(",")}?batch=1` }, 400],
    ["a thousand at once", { path: `${Array.from({ length: 1_000 }, () => "session.me").join(",")}?batch=1` }, 400],
    ["the router's own insides", { path: "_def.procedures" }, 404],
    ["a prototype as a procedure", { path: "__proto__.constructor" }, 404],
    ["a constructor as a procedure", { path: "constructor" }, 404],
    ["a way out of the folder", { path: "..%2f..%2fapi%2fauth%2fsession" }, 404],
    ["a zero byte in the path", { path: "session.me%00" }, 404],
    ["an unfinished escape", { path: "session.%E0%A4%A" }, 400],
    ["JSON that only says it is", { path: "session.me", headers: { "content-type": "application/json-seq" } }, 415],
    ["no origin", { path: "session.me", headers: { origin: "" } }, 403],
    ["an opaque origin", { path: "session.me", headers: { origin: "null" } }, 403],
    ["another site by the browser's word", { path: "session.me", headers: { "sec-fetch-site": "cross-site" } }, 403],
  ])("with %s is refused", async (_, asked, status) => {
    const before = await digestOf(practice.practiceId);
    const answer = await (asked.method === "GET" ? GET : POST)(request(asked));
    const text = await readClean(answer);
    expect([answer.status, text.length < 3_000]).toEqual([status, true]);
    expect(await digestOf(practice.practiceId)).toBe(before);
    expect("isAdmin" in {} || "readingDays" in {}).toBe(false);
  });

  it("with PUT is refused even where a header calls it POST", async () => {
    const answer = await PUT(request({ path: "session.me", method: "PUT", headers: { "x-http-method-override": "POST" } }));
    expect([answer.status, await readClean(answer)]).toEqual([405, '{"error":"METHOD_NOT_ALLOWED"}']);
  });

  it("with a zero byte in a text is refused, whether the database could hold it or not", async () => {
    const name = "a\u0000b";
    const body = JSON.stringify({ displayName: name, email: "someone@test.example" });
    const answer = await POST(request({ path: "invitation.create", body }));
    await readClean(answer);
    expect(answer.status).toBe(400);
  });

  it("with cookies beside its own is the person of the first session cookie, or nobody", async () => {
    const others = await cookieOf(await openSessionOf(practice.admin, new Date()));
    const [name = ""] = cookie.split("=");
    const roleOf = async (header: string) => {
      const answer = await POST(request({ path: "session.me", headers: { cookie: header } }));
      return answer.status === 200 ? (await answer.json()).result.data.role : answer.status;
    };
    expect(await roleOf(`${cookie}; ${others}`)).toBe("therapist");
    expect(await roleOf(`${others}; ${cookie}`)).toBe("admin");
    expect(await roleOf(`${"x=y; ".repeat(2_500)}${cookie}`)).toBe("therapist");
    expect(await roleOf(`${name}=${"a".repeat(10_000)}; ${cookie}`)).toBe(401);
    expect(await roleOf(`__Host-${cookie}`)).toBe(401);
    expect(await roleOf(`${name}.0=${cookie.slice(name.length + 1)}`)).toBe(401);
    expect(await roleOf(`${name}="${cookie.slice(name.length + 1)}`)).toBe(401);
  });

  it("with headers of inside is nobody else for it", async () => {
    const headers = {
      "x-forwarded-host": "evil.example",
      "x-forwarded-user": practice.admin.userId,
      "x-user-id": practice.admin.userId,
      "x-role": "admin",
      "x-practice-id": practice.practiceId,
      authorization: `Bearer ${practice.admin.userId}`,
      "x-middleware-subrequest": "src/proxy:src/proxy:src/proxy:src/proxy:src/proxy",
    };
    const own = await POST(request({ path: "session.me", headers }));
    expect((await own.json()).result.data.role).toBe("therapist");
    const nobody = await POST(request({ path: "session.me", headers: { ...headers, cookie: "" } }));
    expect(nobody.status).toBe(401);
    const before = (await auditOf(practice.practiceId)).length;
    expect((await POST(request({ path: "audit.people", headers }))).status).toBe(403);
    expect((await auditOf(practice.practiceId)).length).toBe(before + 1);
  });
});
