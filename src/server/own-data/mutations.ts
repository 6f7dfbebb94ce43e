import type { z } from "zod";
import type { ClientScope } from "@/domain/access/scope";
import { isErasureWord } from "@/domain/erasure/word";
import { AppError } from "@/domain/errors";
import type { Tx } from "../db";
import { eraseClient } from "../erasure/erase";
import type { erased } from "./schema";

/** Everything of the client's is deleted, once the word was typed. Their own session hears of it at its next request. */
export async function eraseOwn(tx: Tx, scope: ClientScope, now: Date, confirm: string): Promise<z.infer<typeof erased>> {
  if (!isErasureWord(confirm)) return { ok: false, reason: "notConfirmed" };
  const { practiceId, clientId, userId } = scope;
  if (!(await eraseClient(tx, { practiceId, clientId, requestedBy: userId, now }))) throw new AppError("NOT_FOUND");
  return { ok: true };
}
