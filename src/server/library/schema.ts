import { z } from "zod";
import { jsonProblem } from "@/domain/exercise/plain-json";
import { exerciseRef } from "../exercise/schema";

const libraryId = z.string().max(64);
/** As it is being written: any object, however unfinished, that can be kept at all. */
const draft = z.record(z.string(), z.unknown());
const revision = z.number().int().nonnegative();

export const libraryRef = z.strictObject({ id: libraryId });
/** null: from nothing. */
export const startInput = z.strictObject({ from: exerciseRef.nullable() });
export const draftView = z.strictObject({
  id: libraryId,
  /** Counts the changes, so that two tabs never overwrite each other unseen. */
  revision,
  draft,
  /** 0 before the first. */
  latestVersion: z.number().int(),
  /** Whether the draft says something that is not published. */
  unpublished: z.boolean(),
  shared: z.boolean(),
  archived: z.boolean(),
});
export const saveDraftInput = z.strictObject({
  id: libraryId,
  revision,
  draft: draft.refine((value) => jsonProblem(value) === null, { message: "It can't be kept." }),
});
export const savedDraft = z.discriminatedUnion("ok", [
  z.strictObject({ ok: z.literal(true), revision }),
  z.strictObject({ ok: z.literal(false), reason: z.enum(["changedElsewhere"]) }),
]);
/** What is wrong, where, for a person to mend: see `Finding`. */
const finding = z.strictObject({ path: z.string(), at: z.string(), problem: z.string(), detail: z.string().nullable() });
export const publishInput = z.strictObject({ id: libraryId, revision });
export const published = z.discriminatedUnion("ok", [
  z.strictObject({ ok: z.literal(true), version: z.number().int() }),
  z.strictObject({
    ok: z.literal(false),
    reason: z.enum(["changedElsewhere", "notPublishable", "nothingNew"]),
    problems: z.array(finding),
  }),
]);
export const done = z.strictObject({ ok: z.literal(true) });
export const exerciseFile = z.strictObject({ fileName: z.string(), content: z.string() });
export const importInput = z.strictObject({ content: z.string().max(400_000) });
export const imported = z.discriminatedUnion("ok", [
  z.strictObject({ ok: z.literal(true), id: libraryId }),
  z.strictObject({ ok: z.literal(false), problems: z.array(finding) }),
]);
