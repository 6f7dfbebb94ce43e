import { caseloadProcedure, router } from "../trpc";
import { listPrivateNotes } from "./data";
import { editPrivateNote, setPrivateNoteRemoved, writePrivateNote } from "./mutations";
import { listNotesInput, privateNoteList, privateNoteRef, writeNoteInput } from "./schema";

const own = { policy: { permission: "privateNote:write:caseload", resource: "privateNote" } } as const;

/** A therapist's notes for themselves. Each write answers the notes as they now stand. */
export const privateNoteRouter = router({
  list: caseloadProcedure
    .meta(own)
    .input(listNotesInput)
    .output(privateNoteList)
    .query(async ({ ctx, input }) => listPrivateNotes(ctx.tx, ctx.scope, await ctx.sealer(), input.cursor)),

  write: caseloadProcedure
    .meta(own)
    .input(writeNoteInput)
    .output(privateNoteList)
    .mutation(async ({ ctx, input }) => {
      ctx.audit({ noteId: input.noteId });
      await writePrivateNote(ctx.tx, ctx.scope, await ctx.sealer(), ctx.now, input.noteId, input.words);
      return listPrivateNotes(ctx.tx, ctx.scope, await ctx.sealer());
    }),

  edit: caseloadProcedure
    .meta(own)
    .input(writeNoteInput)
    .output(privateNoteList)
    .mutation(async ({ ctx, input }) => {
      ctx.audit({ noteId: input.noteId });
      await editPrivateNote(ctx.tx, ctx.scope, await ctx.sealer(), ctx.now, input.noteId, input.words);
      return listPrivateNotes(ctx.tx, ctx.scope, await ctx.sealer());
    }),

  remove: caseloadProcedure
    .meta(own)
    .input(privateNoteRef)
    .output(privateNoteList)
    .mutation(async ({ ctx, input }) => {
      ctx.audit({ noteId: input.noteId });
      await setPrivateNoteRemoved(ctx.tx, ctx.scope, input.noteId, ctx.now);
      return listPrivateNotes(ctx.tx, ctx.scope, await ctx.sealer());
    }),

  /** Undoes `remove`. */
  restore: caseloadProcedure
    .meta(own)
    .input(privateNoteRef)
    .output(privateNoteList)
    .mutation(async ({ ctx, input }) => {
      ctx.audit({ noteId: input.noteId });
      await setPrivateNoteRemoved(ctx.tx, ctx.scope, input.noteId, null);
      return listPrivateNotes(ctx.tx, ctx.scope, await ctx.sealer());
    }),
});
