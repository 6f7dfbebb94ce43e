import { beforeAll, describe, expect, it } from "vitest";
import { GET, POST, PUT } from "@/app/api/trpc/[trpc]/route";
import { env } from "./env";
import { makePractice } from "./testing/practice-fixture";
import { cookieOf, openSessionOf } from "./testing/signed-in";

let origin: string;
let cookie: string;

beforeAll(async () => {
  const { therapist } = await makePractice();
  cookie = await cookieOf(await openSessionOf(therapist, new Date()));
  origin = new URL(env().PUBLIC_URL).origin;
});

function call(path: string, options: { body?: BodyInit; headers?: Record<string, string | null>; method?: string } = {}): Request {
  const headers = new Headers({ origin, cookie, "content-type": "application/json" });
  for (const [name, value] of Object.entries(options.headers ?? {})) value === null ? headers.delete(name) : headers.set(name, value);
  const method = options.method ?? "POST";
  const body = method === "GET" ? null : (options.body ?? "{}");
  return new Request(`${origin}/api/trpc/${path}`, { method, headers, body, duplex: "half" } as RequestInit);
}

async function refusal(answer: Response): Promise<[number, string]> {
  return [answer.status, ((await answer.json()) as { error: string }).error];
}

describe("the data route", () => {
  it("answers a query that is posted from our own page, and lets nobody keep the answer", async () => {
    const answer = await POST(call("session.me"));
    expect(answer.status).toBe(200);
    expect(await answer.json()).toMatchObject({ result: { data: { role: "therapist", displayName: "Maren Holt" } } });
    expect(answer.headers.get("cache-control")).toBe("private, no-store");
    expect(answer.headers.get("x-content-type-options")).toBe("nosniff");
  });

  it("refuses GET and everything else but POST", async () => {
    for (const [handler, method] of [
      [GET, "GET"],
      [PUT, "PUT"],
    ] as const) {
      const answer = await handler(call("session.me", { method }));
      expect(answer.headers.get("allow")).toBe("POST");
      expect(await refusal(answer)).toEqual([405, "METHOD_NOT_ALLOWED"]);
    }
  });

  it.each([
    ["another site", { origin: "https://evil.example" }],
    ["the same host on another port", { origin: "http://127.0.0.1:1" }],
    ["a name that only begins like ours", { origin: "http://127.0.0.1:3000.evil.example" }],
    ["nowhere", { origin: null }],
    ["a sandboxed frame", { origin: "null" }],
    ["what the browser itself calls another site", { "sec-fetch-site": "cross-site" }],
    ["a neighbour under the same domain", { "sec-fetch-site": "same-site" }],
  ])("refuses a call from %s", async (_from, headers) => {
    expect(await refusal(await POST(call("session.me", { headers })))).toEqual([403, "WRONG_ORIGIN"]);
  });

  it("refuses what a form of another site could send", async () => {
    for (const type of ["text/plain", "application/x-www-form-urlencoded", "multipart/form-data; boundary=x", "application/jsonp", null])
      expect(await refusal(await POST(call("session.me", { headers: { "content-type": type } }))), String(type)).toEqual([
        415,
        "WRONG_CONTENT_TYPE",
      ]);
    expect((await POST(call("session.me", { headers: { "content-type": "Application/JSON; charset=utf-8" } }))).status).toBe(200);
  });

  it("refuses a body over 256 kB, whether or not it says how long it is", async () => {
    const large = JSON.stringify({ readingDays: [1], more: "x".repeat(256 * 1024) });
    expect(await refusal(await POST(call("setting.setReadingDays", { body: large })))).toEqual([413, "TOO_LARGE"]);
    const unending = new ReadableStream<Uint8Array>({ pull: (controller) => controller.enqueue(new Uint8Array(64 * 1024)) });
    expect(await refusal(await POST(call("setting.setReadingDays", { body: unending })))).toEqual([413, "TOO_LARGE"]);
  });

  it("takes ten calls at once and no more", async () => {
    const batch = (count: number) => {
      const paths = Array.from({ length: count }, () => "session.me").join(",");
      return POST(
        call(`${paths}?batch=1`, { body: JSON.stringify(Object.fromEntries(Array.from({ length: count }, (_, index) => [index, {}]))) }),
      );
    };
    expect((await batch(10)).status).toBe(200);
    const refused = await batch(11);
    expect(refused.status).toBe(400);
    expect(await refused.text()).not.toContain("Maren");
  });

  it("tells only codes and field paths of what went wrong", async () => {
    const body = JSON.stringify({ readingDays: ["my secret"], secretField: "my secret" });
    const answer = await POST(call("setting.setReadingDays", { body }));
    expect(answer.status).toBe(400);
    expect(await answer.json()).toEqual({
      error: { code: -32600, message: "INVALID_INPUT", data: { code: "BAD_REQUEST", httpStatus: 400, fields: ["readingDays.0", ""] } },
    });
    const damaged = await POST(call("setting.setReadingDays", { body: '{"readingDays": [my secret' }));
    expect(await damaged.text()).not.toContain("secret");
    const nowhere = await POST(call("setting.nothingOfTheKind"));
    expect(await nowhere.json()).toMatchObject({ error: { message: "NOT_FOUND" } });
  });

  it("says 401 without a cookie", async () => {
    const answer = await POST(call("session.me", { headers: { cookie: null } }));
    expect(answer.status).toBe(401);
    expect(await answer.json()).toMatchObject({ error: { message: "UNAUTHENTICATED", data: { code: "UNAUTHORIZED" } } });
  });
});
