import type { z } from "zod";
import type { ClientScope } from "@/domain/access/scope";
import { AppError } from "@/domain/errors";
import { ownAddress } from "../auth/own-address";
import type { Tx } from "../db";
import type { profileView } from "./schema";

/** What a client is called here, and how they sign in. Two statements. */
export async function getProfile(tx: Tx, scope: ClientScope): Promise<z.infer<typeof profileView>> {
  const { practiceId, clientId } = scope;
  const client = await tx.client.findUnique({
    where: { practiceId_id: { practiceId, id: clientId } },
    select: { displayName: true, timeZone: true },
  });
  if (!client) throw new AppError("NOT_FOUND");
  return { ...client, address: await ownAddress(tx, scope) };
}
