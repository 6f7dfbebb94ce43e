import { encode } from "next-auth/jwt";
import { sessionCookieName } from "../auth/cookie-name";
import { openSession } from "../auth/session-row";
import type { Assurance } from "../context";
import { inPractice } from "../db";
import { env } from "../env";
import type { Member } from "./practice-fixture";

/** A session row of this person, as signing in makes it. @returns its id */
export function openSessionOf(
  person: Pick<Member, "practiceId" | "userId" | "role">,
  now: Date,
  assurance: Assurance = "secondFactor",
): Promise<string> {
  const { practiceId, userId, role } = person;
  const session = { person: { practiceId, userId, role }, assurance, deviceLabel: "Firefox, Linux" };
  return inPractice(practiceId, (tx) => openSession(tx, session, now, (sessionId) => ({ kind: "signIn", sessionId })));
}

/** The cookie that a browser would send for this session. */
export async function cookieOf(sessionId: string): Promise<string> {
  return `${sessionCookieName()}=${await encode({ token: { sid: sessionId }, secret: env().AUTH_SECRET, salt: sessionCookieName() })}`;
}
