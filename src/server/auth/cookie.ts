import { decode } from "next-auth/jwt";
import { z } from "zod";
import { env, isHttps } from "../env";
import { cookieName, sessionCookieName } from "./cookie-name";

const uuid = z.uuid();

/** The cookies of next-auth under our names and rules. */
export function authCookies() {
  const options = { httpOnly: true, sameSite: "lax", path: "/", secure: isHttps() } as const;
  return {
    sessionToken: { name: cookieName("session"), options },
    csrfToken: { name: cookieName("csrf"), options },
    callbackUrl: { name: cookieName("callback"), options },
  };
}

/** The value of one cookie of a Cookie header. */
export function cookieValue(header: string | null, wanted: string): string | null {
  for (const part of header?.split(";") ?? []) {
    const at = part.indexOf("=");
    if (at > 0 && part.slice(0, at).trim() === wanted) return part.slice(at + 1).trim() || null;
  }
  return null;
}

/** The session id that the request's cookie carries; null without one or where it was not made by us. */
export async function sessionIdFrom(headers: Headers): Promise<string | null> {
  const token = cookieValue(headers.get("cookie"), sessionCookieName());
  if (!token) return null;
  try {
    const payload = await decode<{ sid?: unknown }>({ token, secret: env().AUTH_SECRET, salt: sessionCookieName() });
    return uuid.safeParse(payload?.sid).data ?? null;
  } catch {
    return null;
  }
}
