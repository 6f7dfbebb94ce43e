import { z } from "zod";

/** A client's own lists: values, beliefs, safety behaviours, early-warning signs and trigger phrases. */
export const ownItemKindSchema = z.enum(["value", "belief", "behaviour", "sign", "phrase"]);
export type OwnItemKind = z.infer<typeof ownItemKindSchema>;
