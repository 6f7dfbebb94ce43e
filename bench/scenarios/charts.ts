import { ALL_DAYS } from "@/domain/chart/charts";
import { PACE_DAYS } from "@/domain/chart/prepare-charts";
import { chartRowsQuery } from "@/server/client/chart-rows";
import { scopeOf } from "@/server/testing/practice-fixture";
import { ratioOf } from "../measure/result";
import { send } from "../measure/send";
import type { Scenario } from "./scenario";

/** How far back the pace strip is read. */
const PACE_READ_MS = (PACE_DAYS + 2) * 86_400_000;

export const charts: Scenario = {
  name: "charts",
  title: "A client’s chart data over HTTP",
  how:
    "The therapist’s browser asks for all charts of a client: session, policy, care relationship, row-level security, audit event, seals opened. " +
    "Beside it a bare node:http handler with pg that runs the very statement that the charts are read with, and sends what it finds; one that answers the client’s ratings " +
    "alone, row by row with named fields; and one that lets Postgres make compact JSON of those.",
  async targets({ therapist, colleague, caseload, long }, { callAs, bare }) {
    const [own, other] = [await callAs(therapist), await callAs(colleague)];
    const of = (index: number) => caseload[index % caseload.length] ?? long;
    const ids = ({ practiceId, clientId }: typeof long) => ({ practiceId, clientId });
    const statement = (client: typeof long) => {
      const { text, values } = chartRowsQuery({ ...scopeOf(therapist, client), through: "care" }, new Date(Date.now() - PACE_READ_MS));
      return { text, values };
    };
    const input = ({ clientId }: typeof long) => ({ clientId, choice: ALL_DAYS });
    return [
      { name: "bare, same SQL, 100 ratings", by: "bare", calls: 300, ask: (index) => send(bare("/statement", statement(of(index)))) },
      { name: "bare, 100 ratings", by: "bare", calls: 300, ask: (index) => send(bare("/ratings", ids(of(index)))) },
      { name: "charts, 100 ratings", by: "app", calls: 200, ask: (index) => send(own("client.charts", input(of(index)))) },
      {
        name: "bare, 100 ratings, one at a time",
        by: "bare",
        calls: 150,
        atOnce: 1,
        ask: (index) => send(bare("/ratings", ids(of(index)))),
      },
      {
        ...{ name: "bare, same SQL, 100 ratings, one at a time", by: "bare", calls: 150, atOnce: 1 },
        ask: (index) => send(bare("/statement", statement(of(index)))),
      },
      {
        ...{ name: "charts, 100 ratings, one at a time", by: "app", calls: 100, atOnce: 1 },
        ask: (index) => send(own("client.charts", input(of(index)))),
      },
      { name: "bare, same SQL, 5,000 ratings", by: "bare", calls: 60, ask: () => send(bare("/statement", statement(long))) },
      { name: "bare, 5,000 ratings", by: "bare", calls: 40, ask: () => send(bare("/ratings", ids(long))) },
      { name: "bare as JSON, 5,000 ratings", by: "bare", calls: 60, ask: () => send(bare("/ratings-as-json", ids(long))) },
      { name: "charts, 5,000 ratings", by: "app", calls: 40, ask: () => send(other("client.charts", input(long))) },
      { name: "the smallest call", by: "app", calls: 200, ask: () => send(own("session.me", {})) },
    ];
  },
  judge(line) {
    const few = ratioOf("charts of 100 ratings over the same SQL", line("charts, 100 ratings"), line("bare, same SQL, 100 ratings"));
    const fewAlone = ratioOf("charts of 100 ratings over the ratings alone", line("charts, 100 ratings"), line("bare, 100 ratings"));
    const [single, singleAlone] = [
      ratioOf(
        "the same, one at a time, over the same SQL",
        line("charts, 100 ratings, one at a time"),
        line("bare, same SQL, 100 ratings, one at a time"),
      ),
      ratioOf(
        "the same, one at a time, over the ratings alone",
        line("charts, 100 ratings, one at a time"),
        line("bare, 100 ratings, one at a time"),
      ),
    ];
    const many = ratioOf(
      "charts of 5,000 over the ratings alone, with named fields",
      line("charts, 5,000 ratings"),
      line("bare, 5,000 ratings"),
    );
    const limits = { atMost: 4, atTheVeryLeast: 5.5, unit: "×" } as const;
    return {
      ratios: [
        few,
        fewAlone,
        single,
        singleAlone,
        many,
        ratioOf("charts of 5,000 over the same SQL", line("charts, 5,000 ratings"), line("bare, same SQL, 5,000 ratings")),
        ratioOf("charts of 5,000 over bare, JSON made in Postgres", line("charts, 5,000 ratings"), line("bare as JSON, 5,000 ratings")),
        ratioOf("the smallest call over 100 ratings alone (what every call pays)", line("the smallest call"), line("bare, 100 ratings")),
      ],
      bars: [
        { what: "charts of 100 ratings over the same SQL, eight at once", measured: few.cpu, ...limits },
        { what: "charts of 100 ratings over the ratings alone, eight at once", measured: fewAlone.cpu, ...limits },
        { what: "charts of 100 ratings over the same SQL, one at a time", measured: single.cpu, ...limits },
        { what: "charts of 100 ratings over the ratings alone, one at a time", measured: singleAlone.cpu, ...limits },
        { what: "charts of 5,000 ratings, ratings alone with named fields", measured: many.cpu, atMost: 1, unit: "×" },
        { what: "bytes of 5,000 ratings", measured: line("charts, 5,000 ratings").bytes / 1000, atMost: 141, unit: "kB" },
      ],
      notes: [],
    };
  },
};
