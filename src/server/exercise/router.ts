import { router, therapistProcedure } from "../trpc";
import { getExercise, listExercises } from "./data";
import { exerciseList, exerciseRef, exerciseView } from "./schema";

const read = { policy: { permission: "exercise:read:practice", resource: "exercise" } } as const;

/** The catalog and the practice's library, as therapists see them. Clients get definitions with what names them. */
export const exerciseRouter = router({
  list: therapistProcedure
    .meta(read)
    .output(exerciseList)
    .query(({ ctx }) => listExercises(ctx.tx, ctx.scope)),

  get: therapistProcedure
    .meta(read)
    .input(exerciseRef)
    .output(exerciseView)
    .query(async ({ ctx, input }) => {
      ctx.audit({ exerciseId: input.id });
      return { definition: await getExercise(ctx.tx, ctx.scope, input) };
    }),
});
