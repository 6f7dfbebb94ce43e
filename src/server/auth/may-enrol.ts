import { mayAddFactor } from "@/domain/access/may-add-factor";
import { needsSecondFactor } from "@/domain/access/permissions";
import type { PracticeScope } from "@/domain/access/scope";
import { AppError } from "@/domain/errors";
import type { SignedIn } from "../context";
import type { Tx } from "../db";
import { hasSteppedUp } from "../trpc";
import { hasFactor, lockFactors } from "./factors";

/**
 * Whether this person may set up a passkey now; nobody else adds or removes a factor of theirs until the transaction ends.
 * For staff the rule of every factor (mayAddFactor). A client, whose passphrase is enough by itself, has shown who they
 * are within the last minutes: or somebody with a borrowed phone could add a key of their own.
 * @throws AppError STEP_UP_REQUIRED
 */
export async function mayEnrol(
  tx: Tx,
  ctx: { readonly scope: PracticeScope; readonly session: SignedIn; readonly now: Date },
): Promise<"yes" | "showFactorFirst"> {
  const factors = await lockFactors(tx, ctx.scope);
  const steppedUp = hasSteppedUp(ctx.session, ctx.now);
  const clientMay = steppedUp ? "yes" : "stepUpFirst";
  const may = needsSecondFactor(ctx.scope.role)
    ? mayAddFactor({ hasFactor: hasFactor(factors), assurance: ctx.session.assurance, steppedUp })
    : clientMay;
  if (may === "stepUpFirst") throw new AppError("STEP_UP_REQUIRED");
  return may;
}
