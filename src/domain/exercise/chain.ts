import type { Group } from "./answer";

// Reaches the browser: types only from the Zod files.

/**
 * Which answers of an entry make it a link: what happens, how likely it is once the one before has happened (0–100), and by
 * which day it would have.
 */
export type LinkRoles = { statement: string; likelihoodBefore: string; decideBy?: string | undefined };

/** The words of a link; null while nothing is written. */
export function wordsOfLink(roles: LinkRoles, link: Group | undefined): string | null {
  const words = link?.[roles.statement];
  return typeof words === "string" && words.trim() !== "" ? words : null;
}

/** The likelihood given the link before, 0–100; null where it was left out. */
export function likelihoodOfLink(roles: LinkRoles, link: Group | undefined): number | null {
  const likelihood = link?.[roles.likelihoodBefore];
  return typeof likelihood === "number" ? likelihood : null;
}

/** The day by which a link would have happened, YYYY-MM-DD; null where none is set. */
export function dayOfLink(roles: LinkRoles, link: Group | undefined): string | null {
  const day = roles.decideBy === undefined ? undefined : link?.[roles.decideBy];
  return typeof day === "string" ? day : null;
}

/**
 * The likelihoods of a chain multiplied (the chain rule: each is given the one before), in percent, unrounded. Null with
 * fewer than two links, and where one of them has no number: missing is not certain, and not impossible. Arithmetic only;
 * it is shown when asked for, as the person's own estimates.
 */
export function multipliedPercent(roles: LinkRoles, links: readonly Group[]): number | null {
  const shares = links.map((link) => likelihoodOfLink(roles, link));
  if (shares.length < 2 || shares.some((share) => share === null)) return null;
  return shares.reduce<number>((product, share) => (product * (share ?? 0)) / 100, 100);
}

/** Where writing goes on: behind the last whole link, or at the first thing that the last one lacks. */
export function placeInChain(roles: LinkRoles, links: readonly Group[]): { link: number; part: "statement" | "likelihood" } {
  const last = links.length - 1;
  if (last < 0) return { link: 0, part: "statement" };
  if (wordsOfLink(roles, links[last]) === null) return { link: last, part: "statement" };
  if (likelihoodOfLink(roles, links[last]) === null) return { link: last, part: "likelihood" };
  return { link: last + 1, part: "statement" };
}
