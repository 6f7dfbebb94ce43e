import { beforeAll, describe, expect, it } from "vitest";
import { GET, POST } from "@/app/api/auth/[...nextauth]/route";
import { addPasskeyOf, askToSignIn, browserHeaders } from "../testing/passkey-story";
import { type Member, makePractice } from "../testing/practice-fixture";
import type { SoftwareAuthenticator } from "../testing/software-authenticator";
import { sessionCookieName } from "./cookie-name";
import { contextFor } from "./request-context";

const ORIGIN = "http://localhost:3000";
let client: Member;
let authenticator: SoftwareAuthenticator;

beforeAll(async () => {
  ({ client } = await makePractice());
  ({ authenticator } = await addPasskeyOf(client));
});

const cookiesOf = (answer: Response) => answer.headers.getSetCookie().map((line) => line.split(";")[0] ?? "");

/** Posts a passkey's answer as the sign-in page does, with more form fields where the test wants them. */
async function post(more: Record<string, string> = {}, headersMore: Record<string, string> = {}): Promise<Response> {
  const now = new Date();
  const asked = await GET(new Request(`${ORIGIN}/api/auth/csrf`, { headers: browserHeaders() }));
  const { csrfToken } = (await asked.json()) as { csrfToken: string };
  const { challengeId, options } = await askToSignIn(now);
  const assertion = JSON.stringify(authenticator.answer(options));
  const headers = browserHeaders(cookiesOf(asked).join("; "));
  const form = { origin: ORIGIN, "content-type": "application/x-www-form-urlencoded", "x-auth-return-redirect": "1", ...headersMore };
  for (const [name, value] of Object.entries(form)) headers.set(name, value);
  const body = new URLSearchParams({ csrfToken, challengeId, assertion, ...more });
  return POST(new Request(`${ORIGIN}/api/auth/callback/passkey`, { method: "POST", headers, body }));
}

const sessionCookie = (answer: Response) => cookiesOf(answer).find((each) => each.startsWith(`${sessionCookieName()}=`)) ?? "";

describe("signing in with a passkey through the browser's way", () => {
  it("sets the session's cookie, whose session has both factors and a device", async () => {
    const answer = await post();
    expect(answer.status).toBe(200);
    const { session } = await contextFor(browserHeaders(sessionCookie(answer)), new Date(), false);
    expect(session).toMatchObject({ scope: { userId: client.userId }, assurance: "secondFactor" });
  });

  it("tells a refusal by its code alone, and sets no session", async () => {
    const answer = await post({ challengeId: crypto.randomUUID() });
    const { url } = (await answer.json()) as { url: string };
    expect(new URL(url).searchParams.get("code")).toBe("wrong");
    expect(sessionCookie(answer)).toBe("");
  });

  it("leads to no other host, whatever the form says, and answers no other site's form", async () => {
    for (const callbackUrl of ["https://evil.example", "//evil.example", "/\\evil.example", `${ORIGIN}.evil.example`]) {
      const { url } = (await (await post({ callbackUrl })).json()) as { url: string };
      expect(new URL(url).origin, callbackUrl).toBe(ORIGIN);
    }
    expect((await post({}, { origin: "https://evil.example" })).status).toBe(403);
  });
});
