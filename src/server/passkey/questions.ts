import type { z } from "zod";
import { passkeyHost } from "@/domain/access/passkey-host";
import type { PracticeScope } from "@/domain/access/scope";
import { askChallenge, takeChallenge } from "../auth/challenge";
import { countTry } from "../auth/limit";
import { mayEnrol } from "../auth/may-enrol";
import { checkNewPasskey, PASSKEY_ALGORITHMS } from "../auth/passkey-proof";
import type { Context, SignedIn } from "../context";
import { db, type Tx } from "../db";
import { listCredentialIds } from "./data";
import { addPasskey } from "./mutations";
import {
  type FinishRegistrationInput,
  type finishedRegistration,
  passkeyTransport,
  type startedRegistration,
  type startedSignIn,
} from "./schema";

/** How long a browser waits for the person, in ms; the challenge lives a little longer. */
const TIMEOUT = 4 * 60_000;

type Enrolling = Context & { readonly session: SignedIn; readonly scope: PracticeScope; readonly tx: Tx };

/** The person's id in this practice, as the authenticator keeps it: 16 random bytes, neither name nor address. */
function userHandle(userId: string): string {
  return Buffer.from(userId.replaceAll("-", ""), "hex").toString("base64url");
}

/** The account that a user handle stands for; null where it is none of ours. */
export function userOfHandle(handle: string): string | null {
  const hex = Buffer.from(handle, "base64url").toString("hex");
  if (hex.length !== 32) return null;
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5");
}

const knownTransports = (claimed: readonly string[]) => claimed.flatMap((each) => passkeyTransport.safeParse(each).data ?? []);

/** The question for a new passkey. The authenticator has to keep it itself (discoverable) and to verify its person. */
export async function startRegistration(ctx: Enrolling): Promise<z.infer<typeof startedRegistration>> {
  const host = passkeyHost(ctx.origin);
  if (!host) return { ok: false, reason: "needsHostName" };
  const may = await mayEnrol(ctx.tx, ctx);
  if (may !== "yes") return { ok: false, reason: may };
  const { id, challenge } = await askChallenge(ctx.tx, `register:${ctx.scope.userId}`, ctx.now);
  const existing = await listCredentialIds(ctx.tx, ctx.scope);
  const name = ctx.session.displayName;
  return {
    ok: true,
    challengeId: id,
    options: {
      challenge,
      rp: { id: host, name: "Foothold" },
      user: { id: userHandle(ctx.scope.userId), name, displayName: name },
      pubKeyCredParams: PASSKEY_ALGORITHMS.map((alg) => ({ type: "public-key", alg })),
      timeout: TIMEOUT,
      attestation: "none",
      authenticatorSelection: { residentKey: "required", requireResidentKey: true, userVerification: "required" },
      excludeCredentials: existing.map((each) => ({ type: "public-key", id: each.id, transports: knownTransports(each.transports) })),
    },
  };
}

/** Takes the answer: whatever comes of it, the question was answered. */
export async function finishRegistration(ctx: Enrolling, input: FinishRegistrationInput): Promise<z.infer<typeof finishedRegistration>> {
  const host = passkeyHost(ctx.origin);
  if (!host) return { ok: false, reason: "needsHostName" };
  const may = await mayEnrol(ctx.tx, ctx);
  if (may !== "yes") return { ok: false, reason: may };
  const challenge = await takeChallenge(ctx.tx, input.challengeId, `register:${ctx.scope.userId}`, ctx.now);
  const passkey = challenge && (await checkNewPasskey(input, { challenge, origin: ctx.origin, host }));
  if (!passkey) return { ok: false, reason: "notValid" };
  return addPasskey(ctx.tx, ctx.scope, ctx.now, { ...passkey, transports: knownTransports(input.transports), label: ctx.deviceLabel });
}

/** The question for signing in. Nobody is named and nothing about anybody is told. */
export async function startSignIn({ origin, address, now }: Context): Promise<z.infer<typeof startedSignIn>> {
  const host = passkeyHost(origin);
  if (!host) return { ok: false, reason: "needsHostName" };
  if (!(await countTry("passkeyQuestion", address))) return { ok: false, reason: "tooManyAttempts" };
  const { id, challenge } = await askChallenge(db, "signIn", now);
  const options = { challenge, rpId: host, timeout: TIMEOUT, userVerification: "required" as const, allowCredentials: [] };
  return { ok: true, challengeId: id, options };
}
