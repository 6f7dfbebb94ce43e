import type { Outcome } from "../prediction/outcome";
import type { Group } from "./answer";
import { dayOfLink, type LinkRoles, likelihoodOfLink, wordsOfLink } from "./chain";

// Reaches the browser: types only from the Zod files.

/** What became of a link that has a date: `entry` is its place in the chain, from 0. */
export type LinkOutcome = { entry: number; outcome: Outcome | null };

/** One frame of the strip. `cameTo` false: the film stopped before it in real life; true: it came to it; null: nobody knows yet. */
export type Frame = {
  words: string | null;
  likelihood: number | null;
  decideBy: string | null;
  outcome: Outcome | null;
  cameTo: boolean | null;
};

/**
 * The chain as frames, with what became of each. Where a link did not happen, the film stopped there: what was feared to come
 * after it is not counted as anything, it just was not reached. Open and can't-know links stop nothing.
 */
export function framesOf(roles: LinkRoles, links: readonly Group[], outcomes: readonly LinkOutcome[]): Frame[] {
  const known = new Map(outcomes.map((one) => [one.entry, one]));
  let isStopped = false;
  return links.map((link, entry) => {
    const outcome = known.get(entry)?.outcome ?? null;
    const happened = outcome === "yes" || outcome === "partly";
    const frame: Frame = {
      words: wordsOfLink(roles, link),
      likelihood: likelihoodOfLink(roles, link),
      decideBy: dayOfLink(roles, link),
      outcome,
      // A later link that did happen all the same came true by another way.
      cameTo: happened ? true : isStopped || outcome === "no" ? false : null,
    };
    if (outcome === "no") isStopped = true;
    return frame;
  });
}

/** The frame at which the film stopped in real life, from 0: the first link that did not happen. Null while none is known. */
export function stoppedAt(frames: readonly Frame[]): number | null {
  const at = frames.findIndex(({ outcome }) => outcome === "no");
  return at < 0 ? null : at;
}
