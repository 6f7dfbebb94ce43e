import type { z } from "zod";
import type { PassphraseProblem } from "@/domain/access/passphrase-rule";
import { AppError } from "@/domain/errors";
import { appendAudit } from "../audit/audit";
import { countTry } from "../auth/limit";
import { hashPassphrase } from "../auth/passphrase";
import { passphraseProblemOf } from "../auth/passphrase-check";
import { inPractice } from "../db";
import { acceptInvitation } from "./acceptance";
import { findInvitation, previewInvitation } from "./data";
import type { acceptedInvitation, acceptInvitationInput, invitationPreview } from "./schema";

/*
 * What an invited person does before they are anybody here. No session, so no procedure builder can scope and audit it:
 * the token leads to the practice, and each step writes its own event.
 */

class AddressInUse extends Error {}

type Preview = z.infer<typeof invitationPreview>;
type Found = NonNullable<Awaited<ReturnType<typeof findInvitation>>>;
type Input = z.infer<typeof acceptInvitationInput>;
type Accepted = z.infer<typeof acceptedInvitation>;

function isTimeZone(zone: string): boolean {
  try {
    return new Intl.DateTimeFormat("en", { timeZone: zone }).resolvedOptions().timeZone.length > 0;
  } catch {
    return false;
  }
}

/**
 * Shows an invitation to whoever holds its link.
 * @throws AppError TOO_MANY_ATTEMPTS for an address that tries many
 */
export async function preview(token: string, address: string, now: Date): Promise<Preview> {
  if (!(await countTry("invitation", address))) throw new AppError("TOO_MANY_ATTEMPTS");
  const found = await findInvitation(token);
  if (!found) return { ok: false, reason: "notFound" };
  const { practiceId, invitationId } = found;
  return inPractice(practiceId, async (tx) => {
    const shown = await previewInvitation(tx, found, now);
    if (shown.ok) await appendAudit(tx, practiceId, now, null, null, { kind: "invitationPreviewed", invitationId });
    else if (shown.reason !== "notFound")
      await appendAudit(tx, practiceId, now, null, null, { kind: "invitationRefused", invitationId, reason: shown.reason });
    return shown;
  });
}

/** Why the invited person can't use this passphrase; null where they can, or where the invitation is refused anyway. */
async function passphraseProblemFor(found: Found, input: Input, now: Date): Promise<PassphraseProblem | null> {
  const invited = await inPractice(found.practiceId, (tx) => previewInvitation(tx, found, now));
  if (!invited.ok) return null;
  if (invited.role === "client" && input.consentTextVersion === null) throw new AppError("INVALID_INPUT", "a client without consent");
  const own = [invited.email, invited.displayName, invited.practiceName];
  return passphraseProblemOf(input.passphrase, { roles: [invited.role], own });
}

/**
 * Turns an invitation into an account, a client's with consent, all or nothing.
 * @returns a refusal with its reason, or the address to sign in with
 */
export async function accept(input: Input, address: string, now: Date): Promise<Accepted> {
  if (!(await countTry("invitation", address))) return { ok: false, reason: "tooManyAttempts" };
  if (!isTimeZone(input.timeZone)) throw new AppError("INVALID_INPUT", "unknown time zone");
  const found = await findInvitation(input.token);
  if (!found) return { ok: false, reason: "notFound" };
  const { practiceId, invitationId } = found;
  const problem = await passphraseProblemFor(found, input, now);
  if (problem) return { ok: false, reason: "passphrase", problem };
  // Before the transaction: hashing takes long, and the invitation's row would be locked meanwhile.
  const passphraseHash = await hashPassphrase(input.passphrase);
  try {
    return await inPractice(practiceId, async (tx): Promise<Accepted> => {
      const result = await acceptInvitation(tx, found, now, { ...input, passphraseHash });
      if (result.ok) {
        await appendAudit(tx, practiceId, now, result.userId, result.clientId, { kind: "invitationAccepted", invitationId });
        return { ok: true, email: result.email };
      }
      if (result.reason === "addressInUse") throw new AddressInUse();
      if (result.reason !== "notFound")
        await appendAudit(tx, practiceId, now, null, null, { kind: "invitationRefused", invitationId, reason: result.reason });
      return { ok: false, reason: result.reason };
    });
  } catch (error) {
    if (!(error instanceof AddressInUse)) throw error;
    await inPractice(practiceId, (tx) =>
      appendAudit(tx, practiceId, now, null, null, { kind: "invitationRefused", invitationId, reason: "addressInUse" }),
    );
    return { ok: false, reason: "addressInUse" };
  }
}
