import { randomUUID } from "node:crypto";
import type { Context } from "../context";
import { appRouter } from "../root";
import { contextFor, type Member, NOW } from "./practice-fixture";
import { type Bent, SoftwareAuthenticator } from "./software-authenticator";

/** A caller who has shown who they are a minute ago, unless the test says otherwise. */
export function passkeyCaller(person: Member, now: Date = NOW, session: Partial<NonNullable<Context["session"]>> = {}) {
  const context = contextFor(person, now);
  if (!context.session) throw new Error("nobody is signed in");
  const steppedUpAt = new Date(now.getTime() - 60_000);
  return appRouter.createCaller({ ...context, session: { ...context.session, steppedUpAt, ...session } });
}

type Caller = ReturnType<typeof passkeyCaller>;

/** Asks for a new passkey and answers with this authenticator. */
export async function registerWith(caller: Caller, authenticator: SoftwareAuthenticator, bent: Bent = {}) {
  const started = await caller.passkey.startRegistration();
  if (!started.ok) return started;
  return caller.passkey.finishRegistration(authenticator.register(started.challengeId, started.options, bent));
}

/** A passkey of this person, made as they would make it. */
export async function addPasskeyOf(person: Member, now: Date = NOW): Promise<{ authenticator: SoftwareAuthenticator; passkeyId: string }> {
  const authenticator = new SoftwareAuthenticator();
  const made = await registerWith(passkeyCaller(person, now), authenticator);
  if (!made.ok) throw new Error(made.reason);
  return { authenticator, passkeyId: made.passkeyId };
}

/** The headers of a browser that has this app open as localhost, each time from another network address. */
export function browserHeaders(cookie = "", address: string = randomUUID()): Headers {
  const agent = "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0";
  return new Headers({ host: "localhost:3000", cookie, "x-forwarded-for": address, "user-agent": agent });
}

/** Asks the sign-in question as nobody. */
export async function askToSignIn(now: Date = NOW, address: string = randomUUID()) {
  const started = await appRouter.createCaller({ ...contextFor(null, now), address }).passkey.startSignIn();
  if (!started.ok) throw new Error(started.reason);
  return started;
}
