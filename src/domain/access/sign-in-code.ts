import { z } from "zod";

/** Why a sign-in did not go through, as the sign-in page needs to know it. */
export type SignInRefusal =
  | { readonly code: "credentials" | "tooManyAttempts" }
  /** The passphrase was right and the address belongs to several practices: ask which, and send `practiceId` along. */
  | { readonly code: "choosePractice"; readonly practices: readonly { readonly id: string; readonly name: string }[] };

const CHOOSE = "choosePractice:";
const practicesSchema = z.array(z.strictObject({ id: z.uuid(), name: z.string() })).min(1);

/** A refusal as one text, because the sign-in answer has room for a single code. */
export function writeSignInCode(refusal: SignInRefusal): string {
  return refusal.code === "choosePractice" ? `${CHOOSE}${JSON.stringify(refusal.practices)}` : refusal.code;
}

/** Reads what `writeSignInCode` wrote; anything else counts as wrong credentials. */
export function readSignInCode(code: string | null | undefined): SignInRefusal {
  if (code === "tooManyAttempts") return { code };
  if (!code?.startsWith(CHOOSE)) return { code: "credentials" };
  try {
    return { code: "choosePractice", practices: practicesSchema.parse(JSON.parse(code.slice(CHOOSE.length))) };
  } catch {
    return { code: "credentials" };
  }
}
