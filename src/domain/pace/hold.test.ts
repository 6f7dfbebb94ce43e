import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { isHeld, unanswered } from "./hold";

const requests = fc.array(
  fc.record({ id: fc.uuid(), answeredAt: fc.option(fc.constant("2026-03-16T08:00:00Z"), { nil: null }), takenBack: fc.boolean() }),
  { maxLength: 12 },
);

describe("a hold", () => {
  it("is there from the first request until its answer, or until the client takes it back", () => {
    expect(isHeld([])).toBe(false);
    expect(isHeld([{ answeredAt: null, takenBack: false }])).toBe(true);
    expect(isHeld([{ answeredAt: new Date("2026-03-16T08:00:00Z"), takenBack: false }])).toBe(false);
    expect(isHeld([{ answeredAt: null, takenBack: true }])).toBe(false);
  });

  it("is not ended by the answer to another request", () => {
    fc.assert(
      fc.property(requests, (others) => {
        expect(isHeld([...others, { answeredAt: null, takenBack: false }])).toBe(true);
        expect(isHeld([{ answeredAt: null, takenBack: false }, ...others])).toBe(true);
      }),
    );
  });

  it("ends when every waiting request is answered, and only then", () => {
    fc.assert(
      fc.property(requests, (all) => {
        expect(isHeld(all)).toBe(unanswered(all).length > 0);
        expect(isHeld(all.map((request) => ({ ...request, answeredAt: "2026-03-17T08:00:00Z" })))).toBe(false);
        const waiting = unanswered(all);
        waiting.forEach((left) => {
          const allButOne = all.map((request) => (request === left ? request : { ...request, answeredAt: "2026-03-17T08:00:00Z" }));
          expect(unanswered(allButOne)).toEqual([left]);
        });
      }),
    );
  });
});

describe("unanswered", () => {
  it("keeps the order given and leaves out only what is answered or taken back", () => {
    fc.assert(
      fc.property(requests, (all) => {
        const waiting = unanswered(all);
        expect(waiting).toEqual(all.filter((request) => waiting.includes(request)));
        const settled = all.filter((request) => !waiting.includes(request));
        expect(settled.every((request) => request.answeredAt !== null || request.takenBack)).toBe(true);
        expect(waiting.every((request) => request.answeredAt === null && !request.takenBack)).toBe(true);
      }),
    );
  });
});
