/** What a person's session has shown, and what they have. */
export type FactorSituation = {
  readonly hasFactor: boolean;
  readonly assurance: "passphrase" | "secondFactor";
  /** Whether the passphrase, a code or a passkey was shown within the last minutes. */
  readonly steppedUp: boolean;
};

/**
 * Whether another factor may be added now. A passphrase alone is enough for the very first one and for no other: who
 * has learned or reset a passphrase must not be able to put a factor of their own beside somebody's.
 */
export function mayAddFactor({ hasFactor, assurance, steppedUp }: FactorSituation): "yes" | "showFactorFirst" | "stepUpFirst" {
  if (assurance === "passphrase") return hasFactor ? "showFactorFirst" : "yes";
  return steppedUp ? "yes" : "stepUpFirst";
}
