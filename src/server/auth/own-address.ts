import type { PracticeScope } from "@/domain/access/scope";
import type { Tx } from "../db";
import { ownIdentity } from "./own-identity";

/** The address that a person signs in with, to write to them. Null where the identity is gone. */
export async function ownAddress(tx: Tx, person: Pick<PracticeScope, "practiceId" | "userId">): Promise<string | null> {
  return (await ownIdentity(tx, person))?.email ?? null;
}
