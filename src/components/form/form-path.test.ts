import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { exposureRecord as definition } from "@/domain/exercise/catalog/exposure-record";
import { fieldsOf } from "@/domain/exercise/fields-of";
import { type Draft, type DraftPlace, startDraft } from "@/offline/draft";
import { nextPlace, pinnedBefore, previousPlace, startMode, startOfPhase, startOfRecord } from "./form-path";

const draftAt = (place: DraftPlace, given: Partial<Draft> = {}): Draft => ({
  ...startDraft({
    recordId: "r",
    assignmentId: "a",
    stepId: "s",
    title: "Lunch",
    definitionId: definition.id,
    definitionVersion: 1,
    place,
    now: "2026-03-17T08:00:00.000Z",
  }),
  ...given,
});
const at = (phaseId: "before" | "after" | "learning", fieldId: string): DraftPlace => ({ kind: "question", phaseId, fieldId });

/** Every place from the start to the end. */
function walk(given: Partial<Draft>): DraftPlace[] {
  const places: DraftPlace[] = [startOfRecord(definition, given.mode ?? "quick")];
  while (places.length < 100) {
    const last = places.at(-1) as DraftPlace;
    const following =
      last.kind === "between" ? startOfPhase(definition, "after", draftAt(last, given)) : nextPlace(definition, draftAt(last, given));
    if (following.kind === last.kind && following.kind !== "question") break;
    places.push(following);
    if (following.kind === "exhaustion") break;
  }
  return places;
}

describe("the way through an exposure record", () => {
  it("asks only the starred questions in quick mode", () => {
    const asked = walk({ mode: "quick" }).flatMap((place) => (place.kind === "question" ? [place.fieldId] : []));
    const starred = definition.phases
      .filter((phase) => !phase.onLaterDay)
      .flatMap((phase) => fieldsOf(phase).filter((field) => field.starred));
    expect(asked).toEqual(starred.map((field) => field.id));
  });

  it("pauses once between prediction and event, and ends with how worn out one is", () => {
    const kinds = walk({ mode: "full" }).map((place) => place.kind);
    expect(kinds.filter((kind) => kind === "between")).toHaveLength(1);
    expect(kinds.at(-1)).toBe("exhaustion");
  });

  it("does not pause where it is written afterwards", () => {
    expect(walk({ retrospective: true }).some((place) => place.kind === "between")).toBe(false);
  });

  it("asks how much of it happened only where it happened partly", () => {
    const here = at("after", "happened");
    expect(nextPlace(definition, draftAt(here, { mode: "full", answers: { happened: "partly" } }))).toEqual(at("after", "degree"));
    expect(nextPlace(definition, draftAt(here, { mode: "full", answers: { happened: "no" } }))).toEqual(at("after", "peakSuds"));
  });

  it("goes back the way it came, but never behind the lock", () => {
    fc.assert(
      fc.property(fc.constantFrom("quick" as const, "full" as const), fc.boolean(), (mode, retrospective) => {
        const given = { mode, retrospective, afterOpened: true, predicted: !retrospective };
        const places = walk(given).filter((place) => place.kind !== "between");
        for (const [index, place] of places.entries()) {
          const previous = previousPlace(definition, draftAt(place, given));
          const isLocked = !retrospective && place.kind === "question" && place.phaseId === "after" && place.fieldId === "happened";
          expect(previous).toEqual(index === 0 || isLocked ? null : places[index - 1]);
        }
      }),
    );
  });

  it("goes on from a question that the short form no longer asks", () => {
    expect(nextPlace(definition, draftAt(at("before", "costBefore"), { mode: "quick" }))).toEqual(at("before", "predictedPeakSuds"));
  });
});

describe("a phase in which the short form asks nothing", () => {
  const starless = (phaseId: string) => ({
    ...definition,
    phases: definition.phases.map((phase) =>
      phase.id === phaseId
        ? {
            ...phase,
            sections: phase.sections.map((one) => ({ ...one, fields: one.fields.map((field) => ({ ...field, starred: false })) })),
          }
        : phase,
    ),
  });

  it("is passed, but the lock on it is not walked over", () => {
    const here = draftAt(at("before", "predictedPeakSuds"), { mode: "quick" });
    expect(nextPlace(starless("after"), here)).toEqual({ kind: "between" });
    expect(nextPlace(starless("after"), { ...here, retrospective: true })).toEqual(at("learning", "likelihoodAgain"));
  });

  it("is asked whole where it is all there is before the lock", () => {
    expect(startMode(definition)).toBe("quick");
    expect(startMode(starless("before"))).toBe("full");
    expect(startMode(starless("learning"))).toBe("quick");
  });
});

describe("pinned words", () => {
  const answers = { fearedOutcome: "They laugh", decideBy: "2026-03-27", whatHappened: "Teo asked why." };
  const ids = (place: DraftPlace) => pinnedBefore(definition, place, answers).map((field) => field.id);

  it("stand above every later question, and not above their own", () => {
    expect(ids(at("before", "fearedOutcome"))).toEqual([]);
    expect(ids(at("before", "likelihoodBefore"))).toEqual(["fearedOutcome", "decideBy"]);
    expect(ids(at("learning", "whatILearned"))).toEqual(["fearedOutcome", "decideBy", "whatHappened"]);
    expect(ids({ kind: "between" })).toContain("fearedOutcome");
  });
});
