/** Why a sign-in did not go through, as the sign-in page needs to know it. */
export type SignInRefusal =
  | { readonly code: "credentials" | "tooManyAttempts" }
  /** The passphrase was right and the address belongs to several practices: ask which, and send `practiceId` along. */
  | { readonly code: "choosePractice"; readonly practices: readonly Practice[] };

const CHOOSE = "choosePractice:";
const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

type Practice = { readonly id: string; readonly name: string };

// By hand: a schema library would be the largest part of the sign-in page.
function isPractice(value: unknown): value is Practice {
  if (typeof value !== "object" || value === null || Object.keys(value).length !== 2) return false;
  return "id" in value && typeof value.id === "string" && UUID.test(value.id) && "name" in value && typeof value.name === "string";
}

/** A refusal as one text, because the sign-in answer has room for a single code. */
export function writeSignInCode(refusal: SignInRefusal): string {
  return refusal.code === "choosePractice" ? `${CHOOSE}${JSON.stringify(refusal.practices)}` : refusal.code;
}

/** Reads what `writeSignInCode` wrote; anything else counts as wrong credentials. */
export function readSignInCode(code: string | null | undefined): SignInRefusal {
  if (code === "tooManyAttempts") return { code };
  if (!code?.startsWith(CHOOSE)) return { code: "credentials" };
  try {
    const practices: unknown = JSON.parse(code.slice(CHOOSE.length));
    const isList = Array.isArray(practices) && practices.length > 0 && practices.every(isPractice);
    return isList ? { code: "choosePractice", practices } : { code: "credentials" };
  } catch {
    return { code: "credentials" };
  }
}
