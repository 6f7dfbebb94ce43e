import { NextIntlClientProvider } from "next-intl";
import type { ReactNode } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, it } from "vitest";
import { exposure, prediction } from "@/domain/chart/arbitrary-points";
import { prepareBelief } from "@/domain/chart/prepare-belief";
import { prepareLikelihoodSlopes } from "@/domain/chart/prepare-likelihood-slopes";
import { prepareMeasure } from "@/domain/chart/prepare-measure";
import { prepareOutcomeSquares } from "@/domain/chart/prepare-outcome-counts";
import { preparePaceStrip } from "@/domain/chart/prepare-pace-strip";
import { preparePeakAnxiety } from "@/domain/chart/prepare-peak-anxiety";
import { prepareSafetyBehaviours } from "@/domain/chart/prepare-safety-behaviours";
import messages from "../../../messages/en.json";
import { BeliefChart } from "./belief-chart";
import { LikelihoodChart } from "./likelihood-chart";
import { LikelihoodSparkline } from "./likelihood-sparkline";
import { MeasureChart } from "./measure-chart";
import { OutcomeCountsChart } from "./outcome-counts-chart";
import { PaceSparkline } from "./pace-sparkline";
import { PaceStrip } from "./pace-strip";
import { PeakAnxietyChart } from "./peak-anxiety-chart";
import { SafetyBehavioursChart } from "./safety-behaviours-chart";
import { OnPaper } from "./use-paper";

/** As it is printed, with its table. */
const html = (chart: ReactNode, onPaper = true) =>
  renderToStaticMarkup(
    <NextIntlClientProvider locale="en-GB" timeZone="UTC" messages={{ charts: messages.charts }}>
      <OnPaper value={onPaper}>{chart}</OnPaper>
    </NextIntlClientProvider>,
  );
/** The table's text, one row a line. */
const tableOf = (markup: string) =>
  [...markup.matchAll(/<tr.*?<\/tr>/g)].map(([row]) =>
    row
      .replace(/<\/t[hd]>/g, " | ")
      .replace(/<[^>]+>/g, "")
      .replace(/ \| $/, ""),
  );
const place = { timeZone: "Europe/Berlin", onOpenRecord: () => undefined };

describe("what a chart says in words", () => {
  it("has every prediction in a real table, with missing numbers in words", () => {
    const markup = html(
      <LikelihoodChart
        {...place}
        chart={prepareLikelihoodSlopes([
          prediction(2, { likelihoodBefore: 85, likelihoodAgain: 60, likelihoodLater: 0, outcome: "no" }),
          prediction(9, { likelihoodBefore: 65, outcome: "partly", degree: 40, retrospective: true }),
          prediction(13, { decideBy: "2026-03-27" }),
        ])}
      />,
    );
    expect(markup).toContain("<caption");
    expect(markup.match(/scope="col"/g)).toHaveLength(6);
    expect(markup.match(/scope="row"/g)).toHaveLength(3);
    expect(tableOf(markup)).toEqual([
      "Date | Step | before | what happened | next time | days later",
      "3 Feb 2026 | Step 2 | 85 | did not happen | 60 | 0",
      "10 Feb 2026 | Step 9 | 65, written afterwards | happened partly, 40 of 100 | not rated | not rated",
      "14 Feb 2026 | Step 13 | not rated | open, to be known by 27 Mar | not rated | not rated",
    ]);
    expect(markup).toContain("written afterwards");
  });

  it("carries no table along that nobody looks at", () => {
    const chart = prepareLikelihoodSlopes(Array.from({ length: 8 }, (_, n) => prediction(n)));
    expect(tableOf(html(<LikelihoodChart {...place} chart={chart} />))).toHaveLength(9);
    expect(html(<LikelihoodChart {...place} chart={chart} />, false)).not.toContain("<table");
  });

  it("has all of sixty predictions in the table, though it draws twelve", () => {
    const markup = html(
      <LikelihoodChart {...place} chart={prepareLikelihoodSlopes(Array.from({ length: 60 }, (_, n) => prediction(n)))} />,
    );
    expect(tableOf(markup)).toHaveLength(61);
    expect(markup).toContain("Show 12 earlier (48 in all)");
  });

  it("counts every exposure in the headline", () => {
    const rows = [
      exposure(1, { predictedPeakSuds: 75, peakSuds: 60 }),
      exposure(2, { predictedPeakSuds: 70, peakSuds: 85 }),
      exposure(3, { predictedPeakSuds: 50, peakSuds: 50 }),
      exposure(4, { peakSuds: 50 }),
    ];
    expect(html(<PeakAnxietyChart {...place} chart={preparePeakAnxiety(rows)} />)).toContain(
      "All 4 exposures. 1 lower than predicted, 1 higher, 1 the same, 1 not rated.",
    );
    expect(html(<PeakAnxietyChart {...place} chart={preparePeakAnxiety(rows.slice(0, 2))} />)).toContain(
      "All 2 exposures. 1 lower than predicted, 1 higher.",
    );
  });

  it("says a list of one and two, and a sentence of none, without a table", () => {
    for (const [n, words] of [
      [0, "No predictions yet."],
      [2, "3 Feb, Step 2: 70 before, open, not rated next time, not rated days later."],
    ] as const) {
      const markup = html(
        <LikelihoodChart
          {...place}
          chart={prepareLikelihoodSlopes(Array.from({ length: n }, (_, at) => prediction(at + 1, { likelihoodBefore: 70 })))}
        />,
      );
      expect(markup).toContain(words);
      expect(markup).not.toContain("<table");
    }
  });

  it("puts counts before percentages, open beside them, and the interval before therapists only", () => {
    const points = [prediction(1, { outcome: "yes" }), prediction(2, { outcome: "no" }), prediction(3, { outcome: "no" }), prediction(4)];
    const squares = prepareOutcomeSquares(points);
    const forClient = html(<OutcomeCountsChart {...place} chart={{ ...squares, happenedInterval: null }} />);
    expect(forClient).toContain("1 of 3</strong> happened, 0 partly.");
    expect(forClient).toContain("1 open and 0 can’t-know stand apart.");
    expect(forClient).not.toContain("interval");
    expect(html(<OutcomeCountsChart {...place} chart={squares} />)).toContain("95% Wilson interval: 6 to 79%");
    expect(html(<OutcomeCountsChart {...place} chart={prepareOutcomeSquares([prediction(4)])} />)).toContain("Nothing is known yet.");
  });

  it("borders the pace strip in heather while a request waits, however old it is", () => {
    const strip = (answered: boolean) =>
      html(<PaceStrip chart={preparePaceStrip([], [{ date: "2026-01-01", kind: "slower", answered }], "2026-03-17", 49)} />);
    expect(strip(false)).toContain("border-pace-line");
    expect(strip(false)).toContain("One request from before these weeks without an answer.");
    expect(strip(true)).not.toContain("border-pace-line");
  });

  it("says where not all of many are drawn, and where the client asked to slow down", () => {
    const all = Array.from({ length: 501 }, (_, n) =>
      exposure(n, { predictedPeakSuds: n % 101, peakSuds: 60, slowDowns: n === 0 ? 2 : 0 }),
    );
    const { tally, ...chart } = preparePeakAnxiety(all);
    const markup = html(<PeakAnxietyChart {...place} chart={{ ...chart, tally }} />);
    expect(markup).toContain(`${tally.drawn} of 501 are drawn. The counts are of all.`);
    expect(markup).toContain("All 501 exposures.");
    expect(tableOf(markup)).toHaveLength(tally.drawn + 1);
    expect(tableOf(markup)[1]).toBe("1 Feb 2026 | Step 0. Asked to slow down 2 times. | 0 | 60");
  });

  it("says change, error and learning rate to therapists, the rate only where the error is 20 or more", () => {
    const chart = prepareLikelihoodSlopes([
      prediction(2, { likelihoodBefore: 85, likelihoodAgain: 60, outcome: "no" }),
      prediction(9, { likelihoodBefore: 15, likelihoodAgain: 5, outcome: "no" }),
      prediction(13, { likelihoodBefore: 70 }),
    ]);
    const rows = tableOf(html(<LikelihoodChart {...place} chart={chart} withChange />));
    expect(rows.map((row) => row.split(" | ").slice(6))).toEqual([
      ["Change", "Error", "Rate"],
      ["25", "85", "0.29"],
      ["10", "15", "–"],
      ["–", "–", "–"],
    ]);
    const forClient = html(<LikelihoodChart {...place} chart={chart} />);
    expect(tableOf(forClient)[0]).toBe("Date | Step | before | what happened | next time | days later");
    expect(forClient).not.toMatch(/learning rate|prediction error|expectancy change/i);
  });

  it("has every asking of a belief in a table, the one without a number in words", () => {
    const asking = (n: number, given: { side: "old" | "new"; degree: number | null; experiment?: boolean }) => ({
      ...exposure(n),
      ...{ id: `asking ${n}`, beliefId: given.side, belief: `The ${given.side} one`, experiment: false },
      ...given,
    });
    const points = [
      asking(1, { side: "old", degree: 80, experiment: true }),
      asking(4, { side: "new", degree: 20 }),
      asking(6, { side: "old", degree: 60 }),
      asking(9, { side: "old", degree: null }),
    ];
    const markup = html(<BeliefChart {...place} chart={prepareBelief(points)} />);
    expect(markup).toContain("Asked 4 times. Once without a number.");
    expect(tableOf(markup)).toEqual([
      "Date | Belief | Which | How true, percent | Asked",
      "2 Feb 2026 | The old one | old belief | 80 | in an experiment",
      "5 Feb 2026 | The new one | new belief | 20 | in a record",
      "7 Feb 2026 | The old one | old belief | 60 | in a record",
      "10 Feb 2026 | The old one | old belief | not rated | in a record",
    ]);
    const two = html(<BeliefChart {...place} chart={prepareBelief(points.slice(0, 2))} />);
    expect(two).toContain("2 Feb: “The old one” (the old belief), 80, asked in an experiment.");
    expect(two).not.toContain("<table");
    expect(html(<BeliefChart {...place} chart={prepareBelief([])} />)).toContain("It begins with an experiment");
  });

  it("has a score that lacks an answer as a gap, the band with its source, and no word of better or worse", () => {
    const scale = {
      highest: 40,
      cutOffs: [{ from: 10, label: "second range" }],
      reliableChange: { by: "points" as const, amount: 8, source: "Somebody 2014." },
    };
    const scores = [24, null, 30, 9].map((score, n) => ({ ...exposure(n), score }));
    const markup = html(<MeasureChart {...place} title="The form" chart={prepareMeasure(scores, scale)} />);
    expect(markup).toContain("3 scores. Once a question had no answer: no score.");
    expect(markup).toContain("Scores between 16 and 32 differ from the first (24) by no more than chance. Somebody 2014.");
    expect(markup).toContain("second range from 10");
    expect(tableOf(markup)).toEqual([
      "Date | Score | Range | Against the first",
      "1 Feb 2026 | 24 | second range | –",
      "2 Feb 2026 | not rated | – | –",
      "3 Feb 2026 | 30 | second range | within chance",
      "4 Feb 2026 | 9 | – | lower",
    ]);
    expect(markup).not.toMatch(/better|worse|improv|recover|deteriorat/i);
  });

  it("says what went together in exposures, and never what made what", () => {
    const points = [0, 1, 3].map((dropped, n) => ({
      ...exposure(n, { predictedPeakSuds: 80, peakSuds: 60 + 10 * n }),
      behaviours: n === 2 ? null : { planned: 3, dropped, used: 3 - dropped, notSaid: 0 },
      attentionExternal: 20 * n,
    }));
    const markup = html(<SafetyBehavioursChart {...place} chart={prepareSafetyBehaviours(points)} />);
    expect(markup).toContain("What went together in the records, not what made what.");
    expect(markup).toContain("2 exposures have both numbers. One lacks one of them.");
    expect(markup).toContain("3 exposures have both numbers.");
    expect(tableOf(markup)).toEqual([
      "Date | Step | Dropped | To drop | Attention outside | Gap",
      "1 Feb 2026 | Step 0 | 0 | 3 | 0 | 20",
      "2 Feb 2026 | Step 1 | 1 | 3 | 20 | 10",
      "3 Feb 2026 | Step 2 | not rated | not rated | 40 | 0",
    ]);
    expect(markup).not.toMatch(/because|cause|lead to|works|helps/i);
  });

  it("gives small multiples a name that says their numbers", () => {
    const slopes = [
      { likelihoodBefore: 85, likelihoodAgain: 60 },
      { likelihoodBefore: 60, likelihoodAgain: null },
      { likelihoodBefore: 75, likelihoodAgain: 70 },
    ];
    expect(html(<LikelihoodSparkline slopes={slopes} testedCount={3} />)).toContain("85 to 60, 60 to not said, 75 to 70");
    expect(html(<LikelihoodSparkline slopes={slopes.slice(0, 1)} testedCount={1} />)).toContain("1 tested: 85 to 60");
    expect(
      html(
        <PaceSparkline
          exhaustion={[{ date: "2026-03-16", exhaustion: 0 }]}
          paceRequests={[{ date: "2026-03-16", kind: "slower", answered: false }]}
          today="2026-03-17"
        />,
      ),
    ).toContain("28 days: exhaustion on one day, asked to slow down once, one without an answer");
  });
});
