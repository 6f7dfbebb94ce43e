import http from "node:http";
import type { AddressInfo } from "node:net";
import { gunzipSync } from "node:zlib";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { env } from "./env";
import { INERT_HEADERS, SECURITY_HEADERS } from "./security-headers";
import { makePractice } from "./testing/practice-fixture";
import { cookieOf, openSessionOf } from "./testing/signed-in";
import { answerDataRequest } from "./trpc-node";

/* The data route as it stands in front of Next: a real server, real connections. What is behind it is trpc-http.test.ts's. */
const server = http.createServer(answerDataRequest);
let cookie: string;

beforeAll(async () => {
  const { therapist } = await makePractice();
  cookie = await cookieOf(await openSessionOf(therapist, new Date()));
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
});

type Answered = { status: number; headers: http.IncomingHttpHeaders; body: Buffer };
type Asked = { path?: string; method?: string; headers?: Record<string, string>; body?: string | Buffer[] };

function ask({ path = "session.me", method = "POST", headers = {}, body = "{}" }: Asked): Promise<Answered> {
  return new Promise((resolve, reject) => {
    const { port } = server.address() as AddressInfo;
    const own = { origin: new URL(env().PUBLIC_URL).origin, cookie, "content-type": "application/json", ...headers };
    const request = http.request({ host: "127.0.0.1", port, path: `/api/trpc/${path}`, method, headers: own }, (answer) => {
      const chunks: Buffer[] = [];
      answer.on("data", (chunk: Buffer) => chunks.push(chunk));
      answer.on("end", () => resolve({ status: answer.statusCode ?? 0, headers: answer.headers, body: Buffer.concat(chunks) }));
    });
    request.on("error", reject);
    // Parts of a body go without a length said before.
    if (Array.isArray(body)) for (const part of body) request.write(part);
    request.end(Array.isArray(body) ? undefined : body);
  });
}

const tenTimes = { path: `${Array.from({ length: 10 }, () => "session.me").join(",")}?batch=1`, body: JSON.stringify(Array(10).fill({})) };

describe("the data route in front of Next", () => {
  it("answers with the headers that every answer of this host has, and lets nobody keep it", async () => {
    const { status, headers, body } = await ask({});
    expect(status).toBe(200);
    expect(JSON.parse(body.toString())).toMatchObject({ result: { data: { role: "therapist" } } });
    expect(headers).toMatchObject({ ...SECURITY_HEADERS, ...INERT_HEADERS, "cache-control": "private, no-store" });
    expect(headers["content-length"]).toBe(String(body.byteLength));
    expect(headers["x-powered-by"]).toBeUndefined();
  });

  it("compresses what is worth it, for those who take it", async () => {
    const zipped = await ask({ ...tenTimes, headers: { "accept-encoding": "gzip, deflate, br" } });
    expect(zipped.headers).toMatchObject({ "content-encoding": "gzip", vary: "accept-encoding" });
    expect(JSON.parse(gunzipSync(zipped.body).toString())).toHaveLength(10);
    for (const accepted of ["br", "gzip;q=0", ""]) {
      const plain = await ask({ ...tenTimes, headers: { "accept-encoding": accepted } });
      expect(plain.headers["content-encoding"], accepted).toBeUndefined();
      expect(JSON.parse(plain.body.toString())).toHaveLength(10);
    }
    expect((await ask({ headers: { "accept-encoding": "gzip" } })).headers["content-encoding"]).toBeUndefined();
  });

  it("refuses as the route behind Next does, and what is too long before it has all of it", async () => {
    const refused = async (asked: Asked) => {
      const { status, body, headers } = await ask(asked);
      return [status, JSON.parse(body.toString()).error, headers.connection];
    };
    expect(await refused({ method: "PUT" })).toEqual([405, "METHOD_NOT_ALLOWED", "close"]);
    expect(await refused({ headers: { origin: "https://evil.example" } })).toEqual([403, "WRONG_ORIGIN", "close"]);
    expect(await refused({ body: [Buffer.alloc(200_000, "x"), Buffer.alloc(100_000, "x")] })).toEqual([
      413,
      "TOO_LARGE",
      expect.any(String),
    ]);
    expect(await refused({ headers: { "content-length": "300000" }, body: "x".repeat(300_000) })).toEqual([413, "TOO_LARGE", "close"]);
    expect((await ask({})).status).toBe(200);
  });

  it("turns a failure that nobody foresaw into an answer without a word of it", async () => {
    const { status, body } = await ask({ path: "%E0%A4%A" });
    expect(status).toBeGreaterThanOrEqual(400);
    expect(body.toString()).not.toMatch(/malformed|stack|node_modules/i);
  });
});
