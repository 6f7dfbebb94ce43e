import { z } from "zod";

export const sessionView = z.strictObject({
  userId: z.uuid(),
  role: z.enum(["admin", "supervisor", "therapist", "client"]),
  displayName: z.string(),
  practiceName: z.string(),
  assurance: z.enum(["passphrase", "secondFactor"]),
});

/** Where the person is signed in, the newest use first. ISO dates. */
export const sessionList = z.strictObject({
  /** When this was so, for words like "two hours ago". */
  asOf: z.string(),
  sessions: z.array(
    z.strictObject({
      id: z.uuid(),
      /** Browser and system in a few words; empty where neither is known. */
      device: z.string(),
      signedInAt: z.string(),
      lastSeenAt: z.string(),
      /** The one that asks. */
      isThis: z.boolean(),
    }),
  ),
});
export const revokeSessionInput = z.strictObject({ sessionId: z.uuid() });
export const endedSessions = z.strictObject({ ended: z.number().int().nonnegative() });
