import { ratioOf } from "../measure/result";
import { send } from "../measure/send";
import type { Scenario } from "./scenario";

export const day: Scenario = {
  name: "day",
  title: "A therapist’s day",
  how:
    "Who asked to slow down, what is new, and a line with slopes and a pace strip for each of forty clients; audited once for each client. " +
    "Beside it a bare query for the same clients with the number of their records.",
  async targets({ therapist }, { callAs, bare }) {
    const call = await callAs(therapist);
    const { practiceId, userId: therapistId } = therapist;
    return [
      { name: "bare caseload", by: "bare", calls: 150, ask: () => send(bare("/caseload", { practiceId, therapistId })) },
      { name: "day of forty clients", by: "app", calls: 50, ask: () => send(call("caseload.day", {})) },
    ];
  },
  judge(line) {
    return {
      ratios: [ratioOf("the day over a bare query", line("day of forty clients"), line("bare caseload"))],
      bars: [],
      notes: [
        "Statements are counted by src/server/statement-budget.test.ts (five to seven, whatever the size of caseload and practice), plans by src/server/hot-paths.test.ts.",
      ],
    };
  },
};
