import type { z } from "zod";
import type { ClientScope } from "@/domain/access/scope";
import { CONSENT_PURPOSES, CONSENT_TEXT_VERSION } from "@/domain/consent/purpose";
import { type ConsentRow, consentHistory, consentState } from "@/domain/consent/state";
import type { Tx } from "../db";
import type { consentList, consentView } from "./schema";

/** Everything that a client ever agreed to. One statement. */
export function listConsentRows(tx: Tx, scope: ClientScope): Promise<ConsentRow[]> {
  return tx.consent.findMany({
    where: { practiceId: scope.practiceId, clientId: scope.clientId },
    orderBy: [{ givenAt: "desc" }, { id: "desc" }],
    select: { id: true, purpose: true, textVersion: true, givenAt: true, withdrawnAt: true },
  });
}

/** Each purpose and how it stands, with what was said before. One statement. */
export async function listConsents(tx: Tx, scope: ClientScope): Promise<z.infer<typeof consentList>> {
  const rows = await listConsentRows(tx, scope);
  return { consents: CONSENT_PURPOSES.map((purpose) => toConsentView(rows, purpose)) };
}

function toConsentView(rows: readonly ConsentRow[], purpose: ConsentRow["purpose"]): z.infer<typeof consentView> {
  const now = consentState(rows, purpose);
  return {
    purpose,
    state: now.state,
    since: now.state === "never" ? null : now.since.toISOString(),
    agreedVersion: now.state === "never" ? null : now.textVersion,
    textVersion: CONSENT_TEXT_VERSION[purpose],
    history: consentHistory(rows, purpose).map(({ textVersion, givenAt, withdrawnAt }) => ({
      textVersion,
      givenAt: givenAt.toISOString(),
      withdrawnAt: withdrawnAt?.toISOString() ?? null,
    })),
  };
}
