/** What whoever reads the audit trail can filter by. */
export const EVENT_GROUPS = ["access", "denial", "signIn", "account", "invitation", "operation", "keys", "erasure"] as const;
export type EventGroup = (typeof EVENT_GROUPS)[number];
