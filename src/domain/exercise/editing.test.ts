import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  addField,
  addPhase,
  addSection,
  completed,
  type DraftDefinition,
  duplicateField,
  emptyDraft,
  type FieldPlace,
  moveField,
  PHASE_ORDER,
  removeField,
  removePhase,
  withKind,
} from "./editing";
import { fieldKindSchema } from "./field";
import { allFields } from "./fields-of";
import { allDefinitions } from "./registry";

const places = (definition: DraftDefinition): FieldPlace[] =>
  definition.phases.flatMap((phase, p) =>
    phase.sections.flatMap((section, s) => section.fields.map((_, f) => ({ phase: p, section: s, field: f }))),
  );
const ids = (definition: DraftDefinition) => allFields(definition).map(({ id }) => id);
const definition = fc.constantFrom(...allDefinitions());

describe("writing an exercise", () => {
  it("never has two questions of one id, and never loses one by moving, whatever is done in whatever order", () => {
    const act = fc.tuple(fc.constantFrom("add", "up", "down", "duplicate", "section", "phase"), fc.nat(40));
    fc.assert(
      fc.property(definition, fc.array(act, { maxLength: 25 }), (start, acts) => {
        let now: DraftDefinition = start;
        for (const [what, n] of acts) {
          const place = places(now)[n % places(now).length] as FieldPlace;
          const before = ids(now);
          if (what === "add") now = addField(now, place.phase, place.section);
          if (what === "duplicate") now = duplicateField(now, place);
          if (what === "section") now = addSection(now, place.phase);
          if (what === "phase") now = addPhase(now, PHASE_ORDER[n % 5] ?? "plan", "Part");
          if (what === "up" || what === "down") {
            now = moveField(now, place, what === "up" ? -1 : 1).definition;
            expect(ids(now).sort()).toEqual(before.sort());
          }
          expect(new Set(ids(now)).size).toBe(ids(now).length);
          expect(now.phases.every((phase) => phase.sections.every(({ fields }) => fields.length > 0))).toBe(true);
        }
      }),
    );
  });

  it("moves a question down and up again to where it was, unless it stood at an edge", () => {
    fc.assert(
      fc.property(definition, fc.nat(40), (start, n) => {
        const place = places(start)[n % places(start).length] as FieldPlace;
        const down = moveField(start, place, 1);
        if (down.definition === start) return;
        const up = moveField(down.definition, down.place, -1);
        expect(ids(up.definition)).toEqual(ids(start));
        expect(ids(down.definition).indexOf(ids(start)[n % places(start).length] ?? "")).toBeGreaterThanOrEqual(0);
      }),
    );
  });

  it("takes out one question and nothing else", () => {
    fc.assert(
      fc.property(definition, fc.nat(40), (start, n) => {
        const at = n % places(start).length;
        const without = ids(removeField(start, places(start)[at] as FieldPlace));
        expect(without).toEqual(ids(start).filter((_, index) => index !== at));
      }),
    );
  });

  it("keeps phases in the order they are lived, and the last one", () => {
    let draft = emptyDraft("Now");
    for (const id of ["followUp", "plan", "after"] as const) draft = addPhase(draft, id, id);
    expect(draft.phases.map(({ id }) => id)).toEqual(["plan", "before", "after", "followUp"]);
    for (let n = 0; n < 6; n++) draft = removePhase(draft, 0);
    expect(draft.phases).toHaveLength(1);
  });

  it("gives a kind what it needs and takes what only the former had, there and back again", () => {
    const kinds = fc.constantFrom(...fieldKindSchema.options);
    fc.assert(
      fc.property(fc.array(kinds, { minLength: 1, maxLength: 6 }), (order) => {
        let field = emptyDraft("x").phases[0]?.sections[0]?.fields[0];
        for (const kind of order) field = field && withKind(field, kind);
        const kind = order.at(-1);
        expect(field?.kind).toBe(kind);
        expect(field?.options !== undefined).toBe(kind === "choice" || kind === "orderedChoice" || kind === "multiChoice");
        expect(field?.item !== undefined).toBe(kind === "groupList");
        expect(field?.refersTo !== undefined).toBe(kind === "reference");
      }),
    );
  });

  it("never leaves a role, a score or a chart to a question that is gone: any catalog exercise, any question taken out", () => {
    const definitions = fc.constantFrom(...allDefinitions());
    fc.assert(
      fc.property(definitions, fc.nat(), (start, n) => {
        const all = places(start);
        const draft = completed(removeField(start, all[n % all.length] as FieldPlace));
        const known = new Set(allFields(draft).map(({ id }) => id));
        const named = [
          ...Object.values(draft.prediction ?? {}),
          ...(draft.linkPredictions ? [draft.linkPredictions.list] : []),
          ...draft.headlines,
          ...draft.scores.flatMap(({ fields }) => fields),
          ...draft.charts.flatMap(({ fields }) => fields),
        ];
        expect(named.filter((id) => !known.has(id))).toEqual([]);
      }),
    );
  });

  it("takes no role away while its question stands", () => {
    for (const definition of allDefinitions()) {
      const { prediction, linkPredictions, topOfDay, scores, charts } = completed(definition);
      expect({ prediction, linkPredictions, topOfDay, scores, charts }).toEqual({
        prediction: definition.prediction,
        linkPredictions: definition.linkPredictions,
        topOfDay: definition.topOfDay,
        scores: definition.scores,
        charts: definition.charts,
      });
    }
  });
});
