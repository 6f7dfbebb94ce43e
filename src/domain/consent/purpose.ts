/** What a client can agree to, each for itself: being cared for through Foothold, and a supervisor who reads along. */
export const CONSENT_PURPOSES = ["care", "supervision"] as const;
export type ConsentPurpose = (typeof CONSENT_PURPOSES)[number];

/**
 * The version of each purpose's text that is shown now; the words stand in messages/en.json under
 * `consentText.<purpose>.v<version>`. Counts up when they change; what was agreed to is stored with the agreement.
 */
export const CONSENT_TEXT_VERSION = { care: 2, supervision: 1 } as const satisfies Record<ConsentPurpose, number>;
