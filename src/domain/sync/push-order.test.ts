import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { inDeviceOrder } from "./push-order";

const pushes = fc.array(fc.record({ deviceId: fc.constantFrom("phone", "tablet", "laptop"), seq: fc.nat(20), opId: fc.uuid() }), {
  maxLength: 50,
});

describe("inDeviceOrder", () => {
  it("orders each device by its own count, devices as they first appear", () => {
    const given = [
      { deviceId: "tablet", seq: 7 },
      { deviceId: "phone", seq: 3 },
      { deviceId: "tablet", seq: 5 },
      { deviceId: "phone", seq: 1 },
    ];
    expect(inDeviceOrder(given)).toEqual([
      { deviceId: "tablet", seq: 5 },
      { deviceId: "tablet", seq: 7 },
      { deviceId: "phone", seq: 1 },
      { deviceId: "phone", seq: 3 },
    ]);
  });

  it("loses nothing, adds nothing, and leaves what it was given alone", () => {
    fc.assert(
      fc.property(pushes, (given) => {
        const before = [...given];
        const ordered = inDeviceOrder(given);
        expect(ordered).toHaveLength(given.length);
        expect(new Set(ordered)).toEqual(new Set(given));
        expect(given).toEqual(before);
      }),
    );
  });

  it("counts up within each device and keeps the order of equal counts", () => {
    fc.assert(
      fc.property(pushes, (given) => {
        const ordered = inDeviceOrder(given);
        ordered.forEach((operation, index) => {
          const next = ordered[index + 1];
          if (next?.deviceId !== operation.deviceId) return;
          expect(operation.seq).toBeLessThanOrEqual(next.seq);
          if (operation.seq === next.seq) expect(given.indexOf(operation)).toBeLessThan(given.indexOf(next));
        });
      }),
    );
  });

  it("never lets one device stand between two writes of another, and is settled after one go", () => {
    fc.assert(
      fc.property(pushes, (given) => {
        const ordered = inDeviceOrder(given);
        const runs = ordered.filter((operation, index) => operation.deviceId !== ordered[index - 1]?.deviceId);
        expect(runs.map(({ deviceId }) => deviceId)).toEqual([...new Set(given.map(({ deviceId }) => deviceId))]);
        expect(inDeviceOrder(ordered)).toEqual(ordered);
      }),
    );
  });
});
