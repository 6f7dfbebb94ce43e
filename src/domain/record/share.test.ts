import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { isReadableByTherapist, share, takeBack } from "./share";
import { progressSchema, type RecordVisibility, visibilitySchema } from "./visibility";

const FINISHED = progressSchema.exclude(["draft"]).options;
const to = (visibility: RecordVisibility) => ({ ok: true, visibility });
const tooLate = { ok: false, reason: "ALREADY_OPENED" };

describe("every state and act", () => {
  it.each([
    ["private", to("shared"), to("private")],
    ["shared", to("shared"), to("takenBack")],
    ["opened", to("opened"), tooLate],
    ["reviewed", to("reviewed"), tooLate],
    ["takenBack", to("shared"), to("takenBack")],
  ] as const)("%s", (visibility, afterShare, afterTakeBack) => {
    for (const progress of FINISHED) expect(share(progress, visibility)).toEqual(afterShare);
    expect(share("draft", visibility)).toEqual({ ok: false, reason: "NOT_FINISHED" });
    expect(takeBack(visibility)).toEqual(afterTakeBack);
  });

  it("holds for everything a record can be", () => {
    expect(visibilitySchema.options).toHaveLength(5);
    expect(FINISHED).toEqual(["done", "partlyDone", "startedAndStopped", "notThisTime"]);
  });
});

describe("isReadableByTherapist", () => {
  it("is true only between the client's tap and taking back", () => {
    expect(visibilitySchema.options.filter(isReadableByTherapist)).toEqual(["shared", "opened", "reviewed"]);
  });
});

describe("any sequence of taps", () => {
  const taps = fc.array(fc.constantFrom("share" as const, "takeBack" as const), { maxLength: 20 });
  const visibilities = fc.constantFrom(...visibilitySchema.options);
  const progresses = fc.constantFrom(...progressSchema.options);
  const tap = (act: "share" | "takeBack", progress: (typeof progressSchema.options)[number], now: RecordVisibility) => {
    const next = act === "share" ? share(progress, now) : takeBack(now);
    return next.ok ? next.visibility : now;
  };

  it("never shows a draft to a therapist", () => {
    fc.assert(
      fc.property(taps, (acts) => {
        const end = acts.reduce<RecordVisibility>((now, act) => tap(act, "draft", now), "private");
        expect(end).toBe("private");
      }),
    );
  });

  it("never hides what the therapist has opened, and never opens it by itself", () => {
    fc.assert(
      fc.property(taps, progresses, visibilities, (acts, progress, start) => {
        const end = acts.reduce((now, act) => tap(act, progress, now), start);
        const wasRead = start === "opened" || start === "reviewed";
        expect(end === "opened" || end === "reviewed").toBe(wasRead);
        if (wasRead) expect(end).toBe(start);
      }),
    );
  });

  it("gives the same when a tap arrives twice", () => {
    fc.assert(
      fc.property(fc.constantFrom("share" as const, "takeBack" as const), progresses, visibilities, (act, progress, start) => {
        const once = tap(act, progress, start);
        expect(tap(act, progress, once)).toBe(once);
      }),
    );
  });
});
