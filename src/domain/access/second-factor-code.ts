/** Crockford's base32: no I, L, O or U, so that a code read from paper can't be misread. */
const ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
const BITS_EACH = 5;
/** Random bytes of a recovery code: 120 bits are beyond guessing, so its hash needs no slowness (ASVS 6.5.2). */
export const RECOVERY_CODE_BYTES = 15;
const RECOVERY_CODE_LENGTH = (RECOVERY_CODE_BYTES * 8) / BITS_EACH;

/** A recovery code in its one stored spelling: 24 characters without hyphens. */
export function recoveryCodeFrom(random: Uint8Array): string {
  let bits = 0n;
  for (const byte of random) bits = (bits << 8n) | BigInt(byte);
  return Array.from({ length: RECOVERY_CODE_LENGTH }, (_, index) => {
    const shift = BigInt((RECOVERY_CODE_LENGTH - 1 - index) * BITS_EACH);
    return ALPHABET[Number((bits >> shift) & 31n)];
  }).join("");
}

/** A text in groups of four, as it is shown to be written down or typed. */
export function inGroups(code: string, separator = "-"): string {
  return code.match(/.{1,4}/g)?.join(separator) ?? "";
}

export type SecondFactorCode = { readonly kind: "totp" | "recoveryCode"; readonly code: string };

/**
 * What a person typed: six digits of an authenticator app, or a recovery code however it is grouped and in either case.
 * @returns null where it is neither
 */
export function readSecondFactorCode(typed: string): SecondFactorCode | null {
  const plain = typed
    .slice(0, 100)
    .normalize("NFKC")
    .replace(/[\s\p{Pd}]/gu, "")
    .toUpperCase();
  if (/^\d{6}$/.test(plain)) return { kind: "totp", code: plain };
  const read = plain.replace(/O/g, "0").replace(/[IL]/g, "1");
  if (read.length !== RECOVERY_CODE_LENGTH || [...read].some((character) => !ALPHABET.includes(character))) return null;
  return { kind: "recoveryCode", code: read };
}
