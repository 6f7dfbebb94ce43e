import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { canPredict, isRetrospective } from "./lock";

const MORNING = new Date("2026-03-16T08:00:00Z");

describe("canPredict", () => {
  it("is open until after has been opened", () => {
    expect(canPredict({ afterOpenedAt: null, finishedAt: null })).toEqual({ ok: true });
    expect(canPredict({ afterOpenedAt: MORNING, finishedAt: null })).toEqual({ ok: false, reason: "LOCKED" });
  });

  it("says of a finished record that it is finished, whether or not after was opened", () => {
    expect(canPredict({ afterOpenedAt: null, finishedAt: MORNING })).toEqual({ ok: false, reason: "ALREADY_FINISHED" });
    expect(canPredict({ afterOpenedAt: MORNING, finishedAt: MORNING })).toEqual({ ok: false, reason: "ALREADY_FINISHED" });
  });

  it("locks by the order of arrival, never by the clock of a device", () => {
    fc.assert(
      fc.property(fc.date({ noInvalidDate: true }), (openedAt) => {
        expect(canPredict({ afterOpenedAt: openedAt, finishedAt: null })).toEqual({ ok: false, reason: "LOCKED" });
      }),
    );
  });
});

type Act = { type: "predict"; likelihood: number } | { type: "openAfter" } | { type: "finish" };
type Kept = { predictedAt: Date | null; likelihood: number | null; afterOpenedAt: Date | null; finishedAt: Date | null };

/** One record, kept as the rules allow. Opening twice and finishing twice keep the first time. */
function apply(record: Kept, act: Act, at: Date): Kept {
  switch (act.type) {
    case "predict":
      return canPredict(record).ok ? { ...record, predictedAt: at, likelihood: act.likelihood } : record;
    case "openAfter":
      return { ...record, afterOpenedAt: record.afterOpenedAt ?? at };
    case "finish":
      return { ...record, finishedAt: record.finishedAt ?? at };
  }
}

const acts = fc.array(
  fc.oneof(
    fc.record({ type: fc.constant("predict" as const), likelihood: fc.integer({ min: 0, max: 100 }) }),
    fc.record({ type: fc.constant("openAfter" as const) }),
    fc.record({ type: fc.constant("finish" as const) }),
  ),
  { maxLength: 30 },
);

/** The record after each act, the untouched one first. */
function history(sequence: readonly Act[]): Kept[] {
  const states: Kept[] = [{ predictedAt: null, likelihood: null, afterOpenedAt: null, finishedAt: null }];
  sequence.forEach((act, index) => {
    const last = states.at(-1);
    if (last) states.push(apply(last, act, new Date(MORNING.getTime() + index * 1000)));
  });
  return states;
}

describe("a prediction, through any sequence of writes", () => {
  it("never changes once after was opened or the record was finished", () => {
    fc.assert(
      fc.property(acts, (sequence) => {
        const states = history(sequence);
        const locked = states.findIndex((state) => state.afterOpenedAt ?? state.finishedAt);
        if (locked < 0) return;
        for (const state of states.slice(locked)) {
          expect(state.likelihood).toBe(states[locked]?.likelihood);
          expect(state.predictedAt).toBe(states[locked]?.predictedAt);
        }
      }),
    );
  });

  it("is the last one written before the lock", () => {
    fc.assert(
      fc.property(acts, (sequence) => {
        const lock = sequence.findIndex((act) => act.type !== "predict");
        const open = lock < 0 ? sequence : sequence.slice(0, lock);
        const lastWritten = open.flatMap((act) => (act.type === "predict" ? [act.likelihood] : [])).at(-1) ?? null;
        expect(history(sequence).at(-1)?.likelihood).toBe(lastWritten);
      }),
    );
  });

  it("never stands as a prediction where nothing was written in time", () => {
    fc.assert(
      fc.property(acts, (sequence) => {
        const [end] = history([{ type: "openAfter" }, ...sequence]).slice(-1);
        expect(end && isRetrospective(end)).toBe(true);
      }),
    );
  });
});

describe("isRetrospective", () => {
  it("is about when the prediction was written, and nothing else", () => {
    expect(isRetrospective({ predictedAt: null })).toBe(true);
    expect(isRetrospective({ predictedAt: MORNING })).toBe(false);
  });
});
