import { z } from "zod";
import { ownItemKindSchema } from "@/domain/own-item/kind";
import { clientRef } from "../client/schema";

export const ownItemView = z.strictObject({
  id: z.uuid(),
  kind: ownItemKindSchema,
  words: z.string(),
  position: z.number().int(),
  /** Put away: no longer offered. */
  retired: z.boolean(),
});
/** In the client's order within each kind. */
export const ownItemList = z.strictObject({ items: z.array(ownItemView) });

/** What references in a form can name besides the lists themselves. */
export const ownReferences = z.strictObject({
  items: z.array(ownItemView),
  steps: z.array(z.strictObject({ id: z.uuid(), words: z.string() })),
  records: z.array(z.strictObject({ id: z.uuid(), words: z.string() })),
});
export const putItemInput = clientRef.extend({
  itemId: z.uuid().lowercase(),
  kind: ownItemKindSchema,
  words: z.string().trim().min(1).max(280),
  position: z.number().int().min(0).max(10_000),
});
export const retireItemInput = clientRef.extend({ itemId: z.uuid(), retired: z.boolean() });
