import type { z } from "zod";
import type { PracticeScope } from "@/domain/access/scope";
import { factorsOf } from "../auth/factors";
import type { Assurance } from "../context";
import type { Tx } from "../db";
import type { secondFactorStatus } from "./schema";

/** What this person can show besides the passphrase, and whether they have. */
export async function getSecondFactorStatus(
  tx: Tx,
  scope: PracticeScope,
  assurance: Assurance,
): Promise<z.infer<typeof secondFactorStatus>> {
  const { totp, passkeys, recoveryCodesLeft } = await factorsOf(tx, scope);
  return { totp: totp ? "on" : "none", passkeys, recoveryCodesLeft, assurance };
}
