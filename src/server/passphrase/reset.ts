import type { z } from "zod";
import { canonicalAddress } from "@/domain/access/email-address";
import { shortestPassphrase } from "@/domain/access/passphrase-length";
import { countTry, forgetTries } from "../auth/limit";
import { hashPassphrase } from "../auth/passphrase";
import { passphraseProblemOf } from "../auth/passphrase-check";
import { env } from "../env";
import { makeToken } from "../invitation/token";
import { log } from "../log";
import { sendMail } from "../mail/send-mail";
import { mailRoad } from "../mail/transport";
import { findOwnWords, findReset } from "./data";
import { finishReset, startReset } from "./mutations";
import type { askedReset, resetDone, resetPreview } from "./schema";

/*
 * The road of a person who has lost the passphrase. No session, so no procedure builder can scope and audit it; whoever
 * asks learns nothing: what depends on whether an address is known happens after the answer.
 */

/**
 * Makes a link to a new passphrase; earlier ones stop working.
 * @returns null where nobody signs in with this address
 */
export async function makeResetLink(address: string, now: Date): Promise<string | null> {
  const token = makeToken();
  // In the fragment, which a browser keeps to itself: it stands in no log and no request line.
  const link = new URL(`/new-passphrase#${token}`, env().PUBLIC_URL).href;
  return (await startReset(address, token, now)) ? link : null;
}

async function mailReset(address: string, now: Date): Promise<void> {
  const link = await makeResetLink(address, now);
  // To the address as it is kept, which the typed one has been turned into.
  if (link !== null) await sendMail({ to: address, kind: "passphraseReset", link });
}

/**
 * Asks for a link to a new passphrase. Tries count first, for the address and for the network alike, known or not.
 * @param typed the address as it was typed
 * @param network where the request came from
 */
export async function askReset(typed: string, network: string, now: Date): Promise<z.infer<typeof askedReset>> {
  if (mailRoad() === "none") return { ok: false, reason: "noMail" };
  const address = canonicalAddress(typed);
  if (address === null) return { ok: false, reason: "address" };
  if (!(await countTry("resetNetwork", network))) return { ok: false, reason: "tooManyAttempts" };
  if (!(await countTry("resetAccount", address))) return { ok: false, reason: "tooManyAttempts" };
  // Not even its first statement before the answer: neither work nor time tells who has an account.
  setImmediate(() => {
    mailReset(address, now).catch((error: unknown) => log({ event: "resetNotStarted", error }));
  });
  return { ok: true };
}

/** Whether a link works, and how long the passphrase must be. */
export async function previewReset(token: string, network: string, now: Date): Promise<z.infer<typeof resetPreview>> {
  if (!(await countTry("resetLink", network))) return { ok: false, reason: "tooManyAttempts" };
  const found = await findReset(token, now);
  if (!found) return { ok: false, reason: "link" };
  return { ok: true, shortest: shortestPassphrase(found.accounts.map(({ role }) => role)) };
}

/** Sets a new passphrase by a link, once. Signs nobody in: who comes next shows the new passphrase, and staff their second factor. */
export async function reset(
  { token, passphrase }: { token: string; passphrase: string },
  network: string,
  now: Date,
): Promise<z.infer<typeof resetDone>> {
  if (!(await countTry("resetLink", network))) return { ok: false, reason: "tooManyAttempts" };
  const found = await findReset(token, now);
  if (!found) return { ok: false, reason: "link" };
  const { address, accounts } = found;
  const own = [address, ...(await findOwnWords(accounts))];
  const problem = await passphraseProblemOf(passphrase, { roles: accounts.map(({ role }) => role), own });
  if (problem) return { ok: false, reason: "passphrase", problem };
  // Before the transaction: hashing takes long, and the link's row would be locked meanwhile.
  const passphraseHash = await hashPassphrase(passphrase);
  if (!(await finishReset(token, passphraseHash, now))) return { ok: false, reason: "link" };
  // Whoever reads the mailbox of the address is let in after too many tries, too.
  await forgetTries("account", address);
  void sendMail({ to: address, kind: "passphraseChanged" });
  return { ok: true };
}
