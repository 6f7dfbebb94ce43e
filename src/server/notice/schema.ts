import { z } from "zod";

export const noticeView = z.strictObject({
  id: z.uuid(),
  kind: z.enum(["breakGlassOpened", "clientTransferred", "clientDischarged", "consentWithdrawn", "clientErased", "paceAnsweredByCover"]),
  /** Who did it; null where it was the client, whose name may be gone. */
  actorName: z.string().nullable(),
  clientId: z.uuid().nullable(),
  /** Null where the client was erased. */
  clientName: z.string().nullable(),
  createdAt: z.iso.datetime(),
  seenAt: z.iso.datetime().nullable(),
  /** Emergency access that it is about. The reason is the therapist's to read, not an admin's. */
  breakGlass: z
    .strictObject({ expiresAt: z.iso.datetime(), endedAt: z.iso.datetime().nullable(), reason: z.string().nullable() })
    .nullable(),
});
export const noticeCursor = z.strictObject({ createdAt: z.iso.datetime(), id: z.uuid() });
export const listNoticesInput = z.strictObject({ cursor: noticeCursor.nullable() });
/** Newest first: what was not seen yet, and what is younger than thirty days. */
export const noticePage = z.strictObject({ notices: z.array(noticeView), next: noticeCursor.nullable() });
export const noticeRef = z.strictObject({ noticeId: z.uuid() });
