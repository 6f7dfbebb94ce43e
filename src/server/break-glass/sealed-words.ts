import { z } from "zod";
import type { SealRef } from "../crypto/seal";

/** What stands in break_glass_access.reason_sealed, under the client's key. */
export const breakGlassReasonSchema = z.string();

export function breakGlassReasonRef(breakGlassId: string): SealRef {
  return { table: "break_glass_access", column: "reason_sealed", rowId: breakGlassId };
}
