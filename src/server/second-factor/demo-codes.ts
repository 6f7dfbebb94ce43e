import "server-only";
import { needsSecondFactor } from "@/domain/access/permissions";
import { stepAt } from "@/domain/access/totp-step";
import demo from "../../../prisma/seed/demo-accounts.json";
import { openOwnTotp } from "../auth/factors";
import { ownIdentity } from "../auth/own-identity";
import { presentSession } from "../auth/second-factor";
import { codeOfStep } from "../auth/totp";
import { inPractice } from "../db";
import { env } from "../env";

/** As long as an untouched session lives. */
const STEPS_AHEAD = 30;

/**
 * What the authenticator app of a demo account would show now and in the next quarter of an hour, without the codes that
 * were used. Only in the demo, and only where the app's secret is still the published one.
 */
export async function demoCodes(headers: Headers, now: Date): Promise<{ step: number; code: string }[] | null> {
  if (env().FOOTHOLD_MODE !== "demo") return null;
  const session = await presentSession(headers, now);
  if (!session || !needsSecondFactor(session.scope.role)) return null;
  const { scope } = session;
  return inPractice(scope.practiceId, async (tx) => {
    const [identity, own] = [await ownIdentity(tx, scope), await openOwnTotp(tx, scope)];
    const published = demo.accounts.find((account) => account.email === identity?.email)?.totpSecret;
    if (!own || !published || own.secret !== published) return null;
    const first = Math.max(stepAt(now) - 1, own.lastUsedStep + 1);
    const last = stepAt(now) + STEPS_AHEAD;
    return Array.from({ length: Math.max(0, last - first + 1) }, (_, index) => first + index).map((step) => ({
      step,
      code: codeOfStep(published, step),
    }));
  });
}
