import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { forgetOpenedKeys, openedOnce } from "./opened-keys";

beforeEach(() => {
  vi.useFakeTimers();
  forgetOpenedKeys();
});
afterEach(() => {
  vi.useRealTimers();
});

const key = Buffer.alloc(32, 1);

describe("a key that was opened", () => {
  it("is opened once for all who ask within a minute, and anew after it", async () => {
    const open = vi.fn(async () => key);
    expect(await Promise.all([openedOnce("a", open), openedOnce("a", open)])).toEqual([key, key]);
    vi.advanceTimersByTime(59_000);
    await openedOnce("a", open);
    expect(open).toHaveBeenCalledTimes(1);
    vi.advanceTimersByTime(2_000);
    await openedOnce("a", open);
    expect(open).toHaveBeenCalledTimes(2);
  });

  it("is asked for again where it could not be opened", async () => {
    const open = vi.fn<() => Promise<Buffer>>().mockRejectedValueOnce(new Error("not reached")).mockResolvedValue(key);
    await expect(openedOnce("a", open)).rejects.toThrow("not reached");
    expect(await openedOnce("a", open)).toBe(key);
  });

  it("makes room: a thousand are kept, the oldest goes first", async () => {
    const open = vi.fn(async () => key);
    for (let index = 0; index <= 1_000; index++) await openedOnce(`key ${index}`, open);
    await openedOnce("key 1", open);
    expect(open).toHaveBeenCalledTimes(1_001);
    await openedOnce("key 0", open);
    expect(open).toHaveBeenCalledTimes(1_002);
  });
});
