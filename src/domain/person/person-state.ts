/** How somebody stands in a practice. */
export const PERSON_STATES = ["active", "invited", "disabled", "discharged", "erased"] as const;
export type PersonState = (typeof PERSON_STATES)[number];

/** What is known about somebody's standing. `hasAccount` is false for a client whose invitation is not accepted. */
export type Standing = {
  readonly hasAccount: boolean;
  readonly disabled: boolean;
  readonly discharged: boolean;
  readonly erased: boolean;
};

/** One word for it: what weighs more comes first. Nothing comes after erasing. */
export function personState({ hasAccount, disabled, discharged, erased }: Standing): PersonState {
  if (erased) return "erased";
  if (disabled) return "disabled";
  if (discharged) return "discharged";
  return hasAccount ? "active" : "invited";
}
