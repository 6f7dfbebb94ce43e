import { beforeEach, describe, expect, it } from "vitest";
import { inPractice } from "../db";
import { AuthVisit, INSIDE, ORIGIN } from "../testing/auth-visit";
import { type Member, makePractice, type PracticeFixture } from "../testing/practice-fixture";
import { cookieOf, openSessionOf } from "../testing/signed-in";
import { contextFor } from "./request-context";

let practice: PracticeFixture;
let visit: AuthVisit;
/** Sessions that are not the visitor's. */
let adminSid: string;
let stranger: Member;
let before: unknown;

beforeEach(async () => {
  practice = await makePractice();
  stranger = (await makePractice()).therapist;
  adminSid = await openSessionOf(practice.admin, new Date());
  await openSessionOf(stranger, new Date());
  visit = new AuthVisit(await cookieOf(await openSessionOf(practice.client, new Date())));
  before = await whoIs();
});

async function whoIs() {
  return (await contextFor(visit.headers(), new Date(), false)).session;
}

/** Every session row of the practice but when it was last used, which any visit may move. */
function sessionRows(): Promise<unknown> {
  return inPractice(practice.practiceId, (tx) => tx.authSession.findMany({ orderBy: { id: "asc" }, omit: { lastSeenAt: true } }));
}

async function readClean(answer: Response): Promise<string> {
  const text = await answer.text();
  expect(text).not.toMatch(INSIDE);
  expect(answer.status).toBeLessThan(500);
  expect(answer.headers.get("access-control-allow-origin")).toBeNull();
  return text;
}

/** What somebody might send to make next-auth's session update change who they are. `$TOKEN` becomes a valid form token. */
const PAYLOADS: [string, (ids: { sid: string; userId: string; practiceId: string }) => string][] = [
  ["another session's id", ({ sid }) => JSON.stringify({ csrfToken: "$TOKEN", data: { sid } })],
  ["a role", () => JSON.stringify({ csrfToken: "$TOKEN", data: { role: "admin" } })],
  ["a practice", ({ practiceId }) => JSON.stringify({ csrfToken: "$TOKEN", data: { practiceId } })],
  ["a user", ({ userId }) => JSON.stringify({ csrfToken: "$TOKEN", data: { userId, sub: userId, id: userId } })],
  ["another end", () => JSON.stringify({ csrfToken: "$TOKEN", data: { expires: "2999-01-01T00:00:00.000Z", exp: 32503680000, iat: 0 } })],
  [
    "a user object, as signing in has it",
    ({ sid }) => JSON.stringify({ csrfToken: "$TOKEN", data: { user: { id: sid } }, user: { id: sid } }),
  ],
  ["a token object", ({ sid }) => JSON.stringify({ csrfToken: "$TOKEN", data: { token: { sid } }, token: { sid } })],
  [
    "another trigger",
    ({ sid }) => JSON.stringify({ csrfToken: "$TOKEN", data: { trigger: "signIn", user: { id: sid } }, trigger: "signIn" }),
  ],
  [
    "a higher assurance",
    () => JSON.stringify({ csrfToken: "$TOKEN", data: { assurance: "secondFactor", mfaLevel: 2, steppedUpAt: "2999-01-01" } }),
  ],
  ["a prototype", ({ sid }) => `{"csrfToken":"$TOKEN","data":{"__proto__":{"sid":"${sid}","role":"admin"}},"__proto__":{"sid":"${sid}"}}`],
  ["a constructor", ({ sid }) => `{"csrfToken":"$TOKEN","data":{"constructor":{"prototype":{"sid":"${sid}"}}}}`],
  ["a list", ({ sid }) => JSON.stringify({ csrfToken: "$TOKEN", data: [{ sid }, sid] })],
  ["a text", ({ sid }) => JSON.stringify({ csrfToken: "$TOKEN", data: sid })],
  ["a number", () => JSON.stringify({ csrfToken: "$TOKEN", data: 1e308 })],
  ["nothing", () => JSON.stringify({ csrfToken: "$TOKEN", data: null })],
  [
    "lookalike letters",
    ({ sid }) => JSON.stringify({ csrfToken: "$TOKEN", data: { "s\u0456d": sid, "sid\u0000": sid, "\ufeffsid": sid, ｓｉｄ: sid } }),
  ],
  ["a thousand levels", () => `{"csrfToken":"$TOKEN","data":${"[".repeat(1_000)}${"]".repeat(1_000)}}`],
  ["seven kilobytes", () => JSON.stringify({ csrfToken: "$TOKEN", data: { displayName: "x".repeat(7_000) } })],
  ["nine kilobytes", () => JSON.stringify({ csrfToken: "$TOKEN", data: { displayName: "x".repeat(9_000) } })],
  ["no token", ({ sid }) => JSON.stringify({ data: { sid } })],
  ["a made-up token", ({ sid }) => JSON.stringify({ csrfToken: "0".repeat(64), data: { sid } })],
  ["a token that is no text", ({ sid }) => JSON.stringify({ csrfToken: { toString: "x" }, data: { sid } })],
  ["half of a JSON", ({ sid }) => `{"csrfToken":"$TOKEN","data":{"sid":"${sid}"`],
  ["the same key twice", ({ sid }) => `{"csrfToken":"$TOKEN","data":{},"data":{"sid":"${sid}"}}`],
];

describe("updating a session", () => {
  it.each(PAYLOADS)("with %s leaves the same person with the same rights", async (_, payload) => {
    const rows = await sessionRows();
    const body = payload({ sid: adminSid, userId: practice.admin.userId, practiceId: stranger.practiceId }).replace(
      "$TOKEN",
      await visit.csrfToken(),
    );
    const answer = await visit.post("session", body);
    const text = await readClean(answer);
    expect(text).not.toContain(practice.client.userId);
    expect(await whoIs()).toEqual(before);
    expect(await sessionRows()).toEqual(rows);
    expect(Object.hasOwn(Object.prototype, "sid") || "sid" in {} || "role" in {}).toBe(false);
  });

  it.each([
    [
      "a form",
      "application/x-www-form-urlencoded",
      (token: string, sid: string) => `csrfToken=${token}&data[sid]=${sid}&data=${sid}&sid=${sid}`,
    ],
    ["plain text", "text/plain", (token: string, sid: string) => JSON.stringify({ csrfToken: token, data: { sid } })],
    [
      "parts",
      "multipart/form-data; boundary=x",
      (token: string, sid: string) =>
        `--x\r\ncontent-disposition: form-data; name="csrfToken"\r\n\r\n${token}\r\n--x\r\ncontent-disposition: form-data; name="data"\r\n\r\n${sid}\r\n--x--`,
    ],
    [
      "XML",
      "application/xml",
      (_token: string, sid: string) => `<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]><data><sid>${sid}&e;</sid></data>`,
    ],
  ])("as %s leaves them too", async (_, type, body) => {
    const rows = await sessionRows();
    await readClean(
      await visit.post(`session?sid=${adminSid}&update=true`, body(await visit.csrfToken(), adminSid), { "content-type": type }),
    );
    expect(await whoIs()).toEqual(before);
    expect(await sessionRows()).toEqual(rows);
  });

  it("with somebody else's form token, or from another site, is refused", async () => {
    const other = new AuthVisit(await cookieOf(adminSid));
    const body = JSON.stringify({ csrfToken: await other.csrfToken(), data: { role: "admin" } });
    const refused = await visit.post("session", body);
    expect(JSON.stringify(await refused.json().catch(() => null))).not.toContain("expires");
    for (const more of [{ origin: "https://evil.example" }, { "sec-fetch-site": "cross-site" }, { "sec-fetch-site": "none" }] as Record<
      string,
      string
    >[])
      expect((await visit.post("session", body, more)).status, JSON.stringify(more)).toBe(403);
    expect(await whoIs()).toEqual(before);
  });

  it("takes the first of two session cookies, here as everywhere, and none that we have not made", async () => {
    const [own = ""] = [visit.headers().get("cookie")?.split("; ")[0]];
    const others = await cookieOf(adminSid);
    const who = async (cookie: string) => (await contextFor(new Headers({ cookie }), new Date(), false)).session?.scope.userId ?? null;
    expect(await who(`${own}; ${others}`)).toBe(practice.client.userId);
    const [name = ""] = own.split("=");
    for (const value of [
      "",
      "null",
      "undefined",
      adminSid,
      "..",
      "a".repeat(10_000),
      "%00",
      "eyJhbGciOiJub25lIn0..e30.e30.",
      `${own.slice(name.length + 1)}x`,
    ])
      expect(await who(`${name}=${value}`), value.slice(0, 40)).toBeNull();
  });
});

const ACTIONS = [
  "signin",
  "signin/credentials",
  "signin/step-up",
  "signout",
  "callback",
  "callback/credentials",
  "callback/second-factor",
  "callback/step-up",
  "callback/passkey",
  "callback/nobody",
  "csrf",
  "providers",
  "session",
  "verify-request",
  "error",
  "error?error=Configuration",
  "_log",
  "webauthn-options",
  "__proto__",
  "constructor",
  "session/credentials",
  "..%2ftrpc%2fsession.me",
  "",
];

describe("next-auth's routes without a form token of ours", () => {
  it.each(ACTIONS)("GET %s tells nothing of anybody and signs nobody in or out", async (action) => {
    for (const origin of [undefined, "https://evil.example", "null"]) {
      const answer = await visit.get(action, origin === undefined ? {} : { origin });
      const text = await readClean(answer);
      expect(text).not.toContain(practice.client.userId);
      expect(new URL(answer.headers.get("location") ?? ORIGIN, ORIGIN).origin).toBe(ORIGIN);
      expect(answer.headers.get("cache-control")).toBe("private, no-store");
    }
    expect(await whoIs()).toEqual(before);
  });

  it.each(ACTIONS)("POST %s is refused from elsewhere, and does nothing from here", async (action) => {
    const rows = await sessionRows();
    const body = JSON.stringify({ email: "a@b.example", passphrase: "long enough to be one", code: "123456" });
    for (const origin of ["https://evil.example", "null", `${ORIGIN}.evil.example`, ""]) {
      const answer = await visit.post(action, body, { origin });
      expect([origin, answer.status]).toEqual([origin, 403]);
      await readClean(answer);
    }
    const answer = await visit.post(action, body);
    await readClean(answer);
    expect(new URL(answer.headers.get("location") ?? ORIGIN, ORIGIN).origin).toBe(ORIGIN);
    expect(await whoIs()).toEqual(before);
    expect(await sessionRows()).toEqual(rows);
  });

  it("leads to no other site, whatever callback is asked for", async () => {
    const callbacks = [
      "https://evil.example",
      "//evil.example",
      "/\\evil.example",
      "javascript:alert(1)",
      `${ORIGIN}@evil.example`,
      `${ORIGIN}.evil.example/`,
    ];
    for (const callbackUrl of callbacks)
      for (const action of ["signin", "signout", "error"]) {
        const answer = await visit.get(`${action}?callbackUrl=${encodeURIComponent(callbackUrl)}`);
        const location = new URL(answer.headers.get("location") ?? ORIGIN, ORIGIN);
        expect(location.origin, `${action} ${callbackUrl}`).toBe(ORIGIN);
        const next = location.searchParams.get("callbackUrl");
        expect(new URL(next ?? ORIGIN, ORIGIN).origin, `${action} ${callbackUrl}`).toBe(ORIGIN);
        const kept = decodeURIComponent(visit.cookies.get("foothold.callback") ?? ORIGIN);
        expect(new URL(kept).origin, `${action} ${callbackUrl}`).toBe(ORIGIN);
      }
  });
});
