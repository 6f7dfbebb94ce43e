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

/** Opening a token costs more CPU than asking the database for its session, and gives the same answer each time. */
const opened = new Map<string, { sid: string; expiresAt: number }>();
const MOST_OPENED = 2_000;

async function openToken(token: string, now: number): Promise<string | null> {
  const known = opened.get(token);
  if (known && known.expiresAt > now) return known.sid;
  opened.delete(token);
  try {
    const payload = await decode<{ sid?: unknown; exp?: number }>({ token, secret: env().AUTH_SECRET, salt: sessionCookieName() });
    const sid = uuid.safeParse(payload?.sid).data;
    if (!sid) return null;
    const [oldest] = opened.size >= MOST_OPENED ? opened.keys() : [];
    if (oldest !== undefined) opened.delete(oldest);
    opened.set(token, { sid, expiresAt: (payload?.exp ?? 0) * 1000 });
    return sid;
  } catch {
    return null;
  }
}

/** The session id that the request's cookie carries; null without one or where it was not made by us. Whether it still counts, the row says. */
export async function sessionIdFrom(headers: Headers, now: Date): Promise<string | null> {
  const token = cookieValue(headers.get("cookie"), sessionCookieName());
  return token ? openToken(token, now.getTime()) : null;
}
