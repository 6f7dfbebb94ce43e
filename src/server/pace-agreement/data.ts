import type { z } from "zod";
import type { ClientScope } from "@/domain/access/scope";
import type { Tx } from "../db";
import type { paceAgreementView } from "./schema";

/** What is agreed on with this client; null: nothing yet. One statement. */
export async function getPaceAgreement(tx: Tx, { practiceId, clientId }: ClientScope): Promise<z.infer<typeof paceAgreementView> | null> {
  const row = await tx.paceAgreement.findUnique({
    where: { practiceId_clientId: { practiceId, clientId } },
    select: { things: true, minutes: true, checkAfterSessions: true, checkAfterExercises: true, agreedAt: true },
  });
  return row && { ...row, agreedAt: row.agreedAt.toISOString() };
}
