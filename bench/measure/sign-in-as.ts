import { sessionCookieName } from "@/server/auth/cookie-name";
import { env } from "@/server/env";
import { PASSPHRASE } from "@/server/testing/account-fixture";
import { type Answer, send } from "./send";

/** Tries are counted for each network address; every visit comes from one of these. */
const ADDRESSES = 250;

/**
 * Signs in as the page does: asks for the form's token, then sends address and passphrase.
 * @param visit counts up
 * @returns the last answer, with the time of both
 * @throws Error where no session came of it
 */
export async function signInAs(port: number, email: string, visit: number): Promise<Answer> {
  const from = { "x-forwarded-for": `198.51.100.${visit % ADDRESSES}` };
  const asked = await send({ port, path: "/api/auth/csrf", method: "GET", headers: from });
  const { csrfToken } = JSON.parse(asked.text) as { csrfToken: string };
  const headers = {
    ...{ ...from, origin: env().PUBLIC_URL, "content-type": "application/x-www-form-urlencoded", "x-auth-return-redirect": "1" },
    cookie: asked.cookies.map((line) => line.split(";")[0]).join("; "),
  };
  const body = new URLSearchParams({ csrfToken, email, passphrase: PASSPHRASE }).toString();
  const answer = await send({ port, path: "/api/auth/callback/credentials", headers, body });
  if (!answer.cookies.some((line) => line.startsWith(`${sessionCookieName()}=`)))
    throw new Error(`not signed in: ${answer.text.slice(0, 300)}`);
  return { ...answer, firstByteMs: asked.ms + answer.firstByteMs, ms: asked.ms + answer.ms };
}
