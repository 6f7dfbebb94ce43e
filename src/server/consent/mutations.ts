import { uuidv7 } from "uuidv7";
import type { z } from "zod";
import type { ClientScope } from "@/domain/access/scope";
import { CONSENT_TEXT_VERSION, type ConsentPurpose } from "@/domain/consent/purpose";
import { consentState } from "@/domain/consent/state";
import { lockClient } from "../client/lock";
import type { Tx } from "../db";
import { addNotices } from "../notice/mutations";
import { listConsentRows } from "./data";
import type { gaveConsent, giveConsentInput } from "./schema";

/** The client agrees to a purpose, in the words that are shown now. Agreed already, nothing is added. */
export async function giveConsent(
  tx: Tx,
  scope: ClientScope,
  now: Date,
  { purpose, textVersion }: z.infer<typeof giveConsentInput>,
): Promise<z.infer<typeof gaveConsent>> {
  if (textVersion !== CONSENT_TEXT_VERSION[purpose]) return { ok: false, reason: "textChanged" };
  // Two taps at once: the second sees the first.
  await lockClient(tx, scope);
  const before = consentState(await listConsentRows(tx, scope), purpose);
  if (before.state === "given" && before.textVersion === textVersion) return { ok: true };
  const { practiceId, clientId } = scope;
  await tx.consent.createMany({ data: [{ practiceId, id: uuidv7(), clientId, purpose, textVersion, givenAt: now }] });
  return { ok: true };
}

/**
 * The client takes an agreement back; it holds from this transaction's end on. Whoever cares for them now is told where
 * it was the one to care. Taken back already, nothing changes and nobody is told again.
 */
export async function withdrawConsent(tx: Tx, scope: ClientScope, now: Date, purpose: ConsentPurpose): Promise<void> {
  const { practiceId, clientId } = scope;
  await lockClient(tx, scope);
  const { count } = await tx.consent.updateMany({
    where: { practiceId, clientId, purpose, withdrawnAt: null },
    data: { withdrawnAt: now },
  });
  if (count === 0 || purpose !== "care") return;
  const caring = await tx.careRelationship.findMany({ where: { practiceId, clientId, endedAt: null }, select: { therapistId: true } });
  await addNotices(tx, {
    practiceId,
    userIds: caring.map(({ therapistId }) => therapistId),
    kind: "consent_withdrawn",
    actorId: scope.userId,
    clientId,
    now,
  });
}
