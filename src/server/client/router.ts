import { checkedAtOnce } from "../checked-at-once";
import { clientProcedure, clientReadProcedure, router } from "../trpc";
import { getChartWords } from "./chart-words";
import { chartWords, chartWordsInput, ownChartWordsInput } from "./chart-words-schema";
import { getCharts, getSafetyBehaviours } from "./charts";
import { chartsInput, clientCharts, ownCharts, ownChartsInput, safetyBehaviours } from "./charts-schema";
import { getClientOverview } from "./data";
import { clientOverview, clientRef } from "./schema";

const READ = { permission: ["client:read:caseload", "client:read:supervised"], resource: "client" } as const;
const READ_OWN = { permission: "record:read:own", resource: "record" } as const;

export const clientRouter = router({
  overview: clientReadProcedure
    .meta({ policy: READ })
    .input(clientRef)
    .output(checkedAtOnce(clientOverview))
    .query(async ({ ctx }) => getClientOverview(ctx.tx, ctx.scope, await ctx.sealer(), ctx.now, ctx.right)),
  charts: clientReadProcedure
    .meta({ policy: READ })
    .input(chartsInput)
    .output(checkedAtOnce(clientCharts))
    .query(async ({ ctx, input }) => getCharts(ctx.tx, ctx.scope, await ctx.sealer(), ctx.now, input.choice)),
  chartWords: clientReadProcedure
    .meta({ policy: READ })
    .input(chartWordsInput)
    .output(checkedAtOnce(chartWords))
    .query(async ({ ctx, input }) => getChartWords(ctx.tx, ctx.scope, await ctx.sealer(), input.recordIds)),
  safetyBehaviours: clientReadProcedure
    .meta({ policy: READ })
    .input(chartsInput)
    .output(checkedAtOnce(safetyBehaviours))
    .query(async ({ ctx, input }) => getSafetyBehaviours(ctx.tx, ctx.scope, await ctx.sealer(), ctx.now, input.choice)),
  ownCharts: clientProcedure
    .meta({ policy: READ_OWN })
    .input(ownChartsInput)
    .output(checkedAtOnce(ownCharts))
    .query(async ({ ctx, input }) => {
      const { outcomes, ...charts } = await getCharts(ctx.tx, ctx.scope, await ctx.sealer(), ctx.now, input.choice);
      // Clients are given neither, and the schema takes neither: said here once more for the compiler.
      return { ...charts, calibration: null, outcomes: { ...outcomes, happenedInterval: null } };
    }),
  ownChartWords: clientProcedure
    .meta({ policy: READ_OWN })
    .input(ownChartWordsInput)
    .output(checkedAtOnce(chartWords))
    .query(async ({ ctx, input }) => getChartWords(ctx.tx, ctx.scope, await ctx.sealer(), input.recordIds)),
});
