import type { LikelihoodPanel } from "@/domain/chart/prepare-likelihood-slopes";
import type { Outcome } from "@/domain/prediction/outcome";

/** Where one panel of chart B is drawn, in pixels. */
export type SlopeFrame = {
  readonly width: number;
  /** Height of 100. */
  readonly top: number;
  /** Height of 0. */
  readonly bottom: number;
  /** Height of an outcome without a height: open, can't be known, or without a degree. */
  readonly under: number;
  /** Height of a printed number; 12 unless the reader's text is larger. */
  readonly text: number;
};
export type MarkKind = "before" | "outcome" | "again" | "later";
type RatedKind = Exclude<MarkKind, "outcome">;
export type SlopeMark = { readonly kind: MarkKind; readonly x: number; readonly y: number; readonly value: number | null };
export type SlopeNumber = {
  readonly kind: RatedKind;
  readonly value: number;
  /** Middle of the number. */
  readonly x: number;
  readonly y: number;
};
export type SlopeLine = {
  readonly dotted: boolean;
  readonly x1: number;
  readonly y1: number;
  readonly x2: number;
  readonly y2: number;
};
export type PlacedSlope = {
  readonly marks: SlopeMark[];
  readonly lines: SlopeLine[];
  readonly numbers: SlopeNumber[];
  /** An open outcome is drawn as one that can't be told yet: dotted. */
  readonly square: Outcome;
};

/** Part of the panel's width at which each mark stands. */
export const MARK_AT: Record<MarkKind, number> = { before: 0.17, outcome: 0.39, again: 0.61, later: 0.83 };
/** Half of the width of each mark, px. */
const HALF: Record<MarkKind, number> = { before: 6.5, outcome: 6.5, again: 6, later: 3.5 };

/** Cost of a spot from which on the number would cover a mark, another number, or the panel's edge. */
const COVERS = 2;

type Box = { readonly left: number; readonly right: number; readonly top: number; readonly bottom: number };
type Spot = readonly [dx: number, dy: number];

/**
 * Marks, lines and printed numbers of one prediction. A missing number has neither mark nor line; nothing is put in its
 * place. Each number takes the first spot at its mark where it covers nothing, at worst a line; never a mark or a number.
 */
export function placeSlope(panel: LikelihoodPanel, frame: SlopeFrame): PlacedSlope {
  const yOf = (value: number) => frame.bottom - (value / 100) * (frame.bottom - frame.top);
  const mark = (kind: MarkKind, value: number | null, y: number): SlopeMark => ({ kind, x: MARK_AT[kind] * frame.width, y, value });
  const rated = (kind: RatedKind) => {
    const value = panel[kind];
    return value === null ? [] : [mark(kind, value, yOf(value))];
  };
  const height = panel.outcomeHeight;
  const marks = [
    mark("outcome", height, height === null ? frame.under : yOf(height)),
    ...rated("before"),
    ...rated("again"),
    ...rated("later"),
  ];
  const find = (kind: MarkKind) => marks.find((one) => one.kind === kind);
  const lines = [...lineBetween(find("before"), find("again"), false), ...lineBetween(find("again"), find("later"), true)];
  return { marks, lines, numbers: placeNumbers(marks, lines, frame), square: panel.outcome ?? "cannotTellYet" };
}

function lineBetween(from: SlopeMark | undefined, to: SlopeMark | undefined, dotted: boolean): SlopeLine[] {
  return from && to ? [{ dotted, x1: from.x, y1: from.y, x2: to.x, y2: to.y }] : [];
}

function placeNumbers(marks: readonly SlopeMark[], lines: readonly SlopeLine[], frame: SlopeFrame): SlopeNumber[] {
  const numbers: SlopeNumber[] = [];
  const taken = marks.map((mark) => boxAround(mark.x, mark.y, HALF[mark.kind] * 2, HALF[mark.kind] * 2));
  for (const kind of ["before", "again", "later"] as const) {
    const mark = marks.find((one) => one.kind === kind);
    if (!mark || mark.value === null) continue;
    const width = String(mark.value).length * frame.text * 0.58;
    const spots = spotsAround(kind, width, frame.text).map(([dx, dy], order) => {
      const box = boxAround(mark.x + dx, mark.y + dy, width, frame.text * 0.8);
      return { x: mark.x + dx, y: mark.y + dy, box, cost: covered(box, taken, lines, frame) + order * 0.01 };
    });
    const best = spots.reduce((a, b) => (b.cost < a.cost ? b : a));
    // Where it fits nowhere it is not printed: focus, the sentence and the table say it.
    if (best.cost >= COVERS) continue;
    taken.push(best.box);
    numbers.push({ kind, value: mark.value, x: best.x, y: best.y });
  }
  return numbers;
}

/** Spots in the order of preference: the number said before stands above its mark, the next one below. */
function spotsAround(kind: RatedKind, width: number, text: number): Spot[] {
  const up: Spot = [0, -(HALF[kind] + 2 + text / 2)];
  const down: Spot = [0, -up[1]];
  const side = HALF[kind] + 3 + width / 2;
  const half = text * 0.7;
  const corners: Spot[] = [
    [side - 2, -half],
    [side - 2, half],
    [2 - side, -half],
    [2 - side, half],
  ];
  const beside: Spot[] = [
    [side, 0],
    [-side, 0],
  ];
  const further: Spot[] = [
    [0, up[1] - 3],
    [0, down[1] + 3],
  ];
  return [...(kind === "again" ? [down, up] : [up, down]), ...corners, ...beside, ...further];
}

function covered(box: Box, taken: readonly Box[], lines: readonly SlopeLine[], frame: SlopeFrame): number {
  const hits = taken.filter((other) => overlap(box, other)).length * 3;
  const crossed = lines.filter((line) => crosses(line, box)).length;
  const outside = box.left < 0 || box.right > frame.width ? 2 : 0;
  const beyond = box.top < 0 || box.bottom > frame.under + 8 ? 4 : 0;
  return hits + crossed + outside + beyond;
}

function boxAround(x: number, y: number, width: number, height: number): Box {
  return { left: x - width / 2, right: x + width / 2, top: y - height / 2, bottom: y + height / 2 };
}

export function overlap(a: Box, b: Box): boolean {
  return a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
}

/** Whether any part of the line lies in the box (Liang–Barsky clipping). */
function crosses({ x1, y1, x2, y2 }: SlopeLine, box: Box): boolean {
  let enter = 0;
  let leave = 1;
  const edges = [
    [x1 - x2, x1 - box.left],
    [x2 - x1, box.right - x1],
    [y1 - y2, y1 - box.top],
    [y2 - y1, box.bottom - y1],
  ] as const;
  for (const [towards, room] of edges) {
    if (towards === 0 && room < 0) return false;
    if (towards < 0) enter = Math.max(enter, room / towards);
    if (towards > 0) leave = Math.min(leave, room / towards);
  }
  return enter < leave;
}
