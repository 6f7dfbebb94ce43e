import { describe, expect, it } from "vitest";
import { mergeQueue, neighbours, type QueuePlace } from "./review-queue";

const place = (recordId: string): QueuePlace => ({ clientId: "c", recordId });
const places = (...ids: string[]) => ids.map(place);
const next = (queue: QueuePlace[], live: QueuePlace[], at: string) => neighbours(queue, live, place(at)).next?.recordId ?? null;

describe("the order of reading", () => {
  it("is the day's, from wherever one begins", () => {
    const live = places("a", "b", "c");
    const queue = mergeQueue([], live, place("b"));
    expect(queue).toEqual(live);
    expect(neighbours(queue, live, place("b"))).toEqual({ previous: place("a"), next: place("c"), waiting: 2 });
  });

  it("goes on after what was read, and back to what was passed over", () => {
    const queue = mergeQueue([], places("a", "b", "c"), place("a"));
    expect(next(mergeQueue(queue, places("b", "c"), place("a")), places("b", "c"), "a")).toBe("b");
    // "b" was passed over, "c" was reviewed.
    expect(next(queue, places("b"), "c")).toBe("b");
    expect(next(queue, [], "c")).toBeNull();
  });

  it("puts what comes in meanwhile at the end, and a record that does not wait at the beginning", () => {
    const queue = mergeQueue(places("a", "b"), places("z", "b"), place("a"));
    expect(queue).toEqual(places("a", "b", "z"));
    const elsewhere = mergeQueue([], places("a", "b"), place("old"));
    expect(elsewhere).toEqual(places("old", "a", "b"));
    expect(neighbours(elsewhere, places("a", "b"), place("old"))).toEqual({ previous: null, next: place("a"), waiting: 2 });
  });
});
