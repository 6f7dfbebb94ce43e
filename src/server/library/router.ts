import { exerciseRef } from "../exercise/schema";
import { router, therapistProcedure } from "../trpc";
import { exportExercise, getDraft } from "./data";
import { discard, importFile, publish, saveDraft, setArchived, setShared, start } from "./mutations";
import {
  done,
  draftView,
  exerciseFile,
  imported,
  importInput,
  libraryRef,
  published,
  publishInput,
  saveDraftInput,
  savedDraft,
  startInput,
} from "./schema";

const write = { policy: { permission: "exercise:write:own", resource: "exercise" } } as const;
const read = { policy: { permission: "exercise:read:practice", resource: "exercise" } } as const;
const OK = { ok: true } as const;

/** A therapist's own exercises. Only their owner changes them; what was published never changes. */
export const libraryRouter = router({
  start: therapistProcedure
    .meta(write)
    .input(startInput)
    .output(draftView)
    .mutation(async ({ ctx, input }) => {
      const id = await start(ctx.tx, ctx.scope, ctx.now, input.from);
      ctx.audit({ exerciseId: id });
      return getDraft(ctx.tx, ctx.scope, id);
    }),

  getDraft: therapistProcedure
    .meta(write)
    .input(libraryRef)
    .output(draftView)
    .query(({ ctx, input }) => getDraft(ctx.tx, ctx.scope, input.id)),

  saveDraft: therapistProcedure
    .meta(write)
    .input(saveDraftInput)
    .output(savedDraft)
    .mutation(async ({ ctx, input }) => {
      ctx.audit({ exerciseId: input.id });
      return saveDraft(ctx.tx, ctx.scope, ctx.now, input);
    }),

  publish: therapistProcedure
    .meta(write)
    .input(publishInput)
    .output(published)
    .mutation(async ({ ctx, input }) => {
      const result = await publish(ctx.tx, ctx.scope, ctx.now, input);
      ctx.audit({ exerciseId: input.id, ...(result.ok ? { version: result.version } : { refused: result.reason }) });
      return result;
    }),

  discard: therapistProcedure
    .meta(write)
    .input(libraryRef)
    .output(done)
    .mutation(async ({ ctx, input }) => {
      ctx.audit({ exerciseId: input.id });
      await discard(ctx.tx, ctx.scope, ctx.now, input.id);
      return OK;
    }),

  archive: therapistProcedure
    .meta(write)
    .input(libraryRef)
    .output(done)
    .mutation(async ({ ctx, input }) => {
      ctx.audit({ exerciseId: input.id });
      await setArchived(ctx.tx, ctx.scope, ctx.now, input.id, true);
      return OK;
    }),

  restore: therapistProcedure
    .meta(write)
    .input(libraryRef)
    .output(done)
    .mutation(async ({ ctx, input }) => {
      ctx.audit({ exerciseId: input.id });
      await setArchived(ctx.tx, ctx.scope, ctx.now, input.id, false);
      return OK;
    }),

  share: therapistProcedure
    .meta(write)
    .input(libraryRef)
    .output(done)
    .mutation(async ({ ctx, input }) => {
      ctx.audit({ exerciseId: input.id });
      await setShared(ctx.tx, ctx.scope, ctx.now, input.id, true);
      return OK;
    }),

  unshare: therapistProcedure
    .meta(write)
    .input(libraryRef)
    .output(done)
    .mutation(async ({ ctx, input }) => {
      ctx.audit({ exerciseId: input.id });
      await setShared(ctx.tx, ctx.scope, ctx.now, input.id, false);
      return OK;
    }),

  exportFile: therapistProcedure
    .meta(read)
    .input(exerciseRef)
    .output(exerciseFile)
    .query(async ({ ctx, input }) => {
      ctx.audit({ exerciseId: input.id });
      return exportExercise(ctx.tx, ctx.scope, input);
    }),

  importFile: therapistProcedure
    .meta(write)
    .input(importInput)
    .output(imported)
    .mutation(async ({ ctx, input }) => {
      const result = await importFile(ctx.tx, ctx.scope, ctx.now, input.content);
      ctx.audit(result.ok ? { exerciseId: result.id } : { refused: result.problems[0]?.problem ?? "" });
      return result;
    }),
});
