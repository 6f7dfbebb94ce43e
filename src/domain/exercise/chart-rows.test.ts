import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { arbitraryAnswers } from "./arbitrary-answers";
import { arbitraryDefinition } from "./arbitrary-definition";
import { exposureRecord } from "./catalog/exposure-record";
import { type ChartRecord, chartRowsOf } from "./chart-rows";
import { definitionProblems } from "./definition-problems";

const at = (day: number) => `2026-03-${String(day).padStart(2, "0")}T10:00:00.000Z`;

describe("chartRowsOf", () => {
  it("has a row for each record, oldest first, with a gap where nothing was said", () => {
    const records: ChartRecord[] = [
      { recordId: "c", occurredAt: at(3), answers: { peakSuds: 40, predictedPeakSuds: 70 } },
      { recordId: "b", occurredAt: at(1), answers: { predictedPeakSuds: 0 } },
      { recordId: "a", occurredAt: at(1), answers: { peakSuds: 60 } },
      { recordId: "d", occurredAt: at(2), answers: { whatILearned: "no number at all" } },
    ];
    const [suds] = chartRowsOf(exposureRecord, records);
    expect(suds).toMatchObject({ id: "suds", highest: 100, lines: [{ field: "predictedPeakSuds" }, { field: "peakSuds" }] });
    expect(suds?.rows.map(({ recordId, values }) => [recordId, ...values])).toEqual([
      ["a", null, 60],
      ["b", 0, null],
      ["c", 70, 40],
    ]);
  });

  it("draws nothing outside its scale, invents no point, and loses none", () => {
    const story = arbitraryDefinition().chain((definition) =>
      fc
        .array(
          arbitraryAnswers(
            definition,
            definition.phases.map(({ id }) => id),
          ),
          { maxLength: 6 },
        )
        .map((all) => ({
          definition,
          records: all.map((answers, index) => ({ recordId: `r${index}`, occurredAt: at(28 - index), answers })),
        })),
    );
    fc.assert(
      fc.property(story, ({ definition, records }) => {
        expect(definitionProblems(definition)).toEqual([]);
        for (const [index, chart] of chartRowsOf(definition, records).entries()) {
          const fields = definition.charts[index]?.fields ?? [];
          const said = records.flatMap(({ answers }) => fields.filter((id) => Object.hasOwn(answers, id)));
          const drawn = chart.rows.flatMap(({ values }) => values.filter((value) => value !== null));
          expect(drawn).toHaveLength(said.length);
          for (const value of drawn) expect(value >= 0 && value <= chart.highest).toBe(true);
          expect(chart.rows.map(({ occurredAt }) => occurredAt)).toEqual(chart.rows.map(({ occurredAt }) => occurredAt).toSorted());
        }
      }),
      { numRuns: 1000 },
    );
  });
});
