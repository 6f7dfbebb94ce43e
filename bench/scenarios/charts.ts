import { ALL_DAYS } from "@/domain/chart/charts";
import { ratioOf } from "../measure/result";
import { send } from "../measure/send";
import type { Scenario } from "./scenario";

export const charts: Scenario = {
  name: "charts",
  title: "A client’s chart data over HTTP",
  how:
    "The therapist’s browser asks for all charts of a client: session, policy, care relationship, row-level security, audit event, seals opened. " +
    "Beside it a bare node:http handler with pg that answers the same client’s ratings with named fields, row by row; and one that lets Postgres make compact JSON of them.",
  async targets({ therapist, colleague, caseload, long }, { callAs, bare }) {
    const [own, other] = [await callAs(therapist), await callAs(colleague)];
    const of = (index: number) => caseload[index % caseload.length] ?? long;
    const ids = ({ practiceId, clientId }: typeof long) => ({ practiceId, clientId });
    const input = ({ clientId }: typeof long) => ({ clientId, choice: ALL_DAYS });
    return [
      { name: "bare, 100 ratings", by: "bare", calls: 300, ask: (index) => send(bare("/ratings", ids(of(index)))) },
      { name: "charts, 100 ratings", by: "app", calls: 120, ask: (index) => send(own("client.charts", input(of(index)))) },
      { name: "bare, 5,000 ratings", by: "bare", calls: 40, ask: () => send(bare("/ratings", ids(long))) },
      { name: "bare as JSON, 5,000 ratings", by: "bare", calls: 60, ask: () => send(bare("/ratings-as-json", ids(long))) },
      { name: "charts, 5,000 ratings", by: "app", calls: 40, ask: () => send(other("client.charts", input(long))) },
      { name: "the smallest call", by: "app", calls: 200, ask: () => send(own("session.me", {})) },
    ];
  },
  judge(line) {
    const few = ratioOf("charts of 100 ratings over the bare handler", line("charts, 100 ratings"), line("bare, 100 ratings"));
    const many = ratioOf("charts of 5,000 ratings over the bare handler", line("charts, 5,000 ratings"), line("bare, 5,000 ratings"));
    return {
      ratios: [
        few,
        many,
        ratioOf("charts of 5,000 over bare, JSON made in Postgres", line("charts, 5,000 ratings"), line("bare as JSON, 5,000 ratings")),
        ratioOf("the smallest call over the bare handler (what every call pays)", line("the smallest call"), line("bare, 100 ratings")),
      ],
      bars: [
        { what: "charts of 100 ratings", measured: few.cpu, atMost: 4, atTheVeryLeast: 5.5, unit: "×" },
        { what: "charts of 5,000 ratings", measured: many.cpu, atMost: 1, unit: "×" },
        { what: "bytes of 5,000 ratings", measured: line("charts, 5,000 ratings").bytes / 1000, atMost: 141, unit: "kB" },
      ],
      notes: [],
    };
  },
};
