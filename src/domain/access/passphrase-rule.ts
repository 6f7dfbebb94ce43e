import { isTooLong, isTooShort, normalPassphrase, shortestPassphrase } from "./passphrase-length";
import type { Role } from "./permissions";

/** Why a passphrase is not taken. No rule says which kinds of characters it must have. */
export const PASSPHRASE_PROBLEMS = ["tooShort", "tooLong", "listed", "ownWords", "pattern"] as const;
export type PassphraseProblem = (typeof PASSPHRASE_PROBLEMS)[number];

/** Letters that must be left when the person's own words and the digits and signs around them are taken away. */
const LEAST_REST = 6;
/** A run along the alphabet, the digits or a row of keys is one choice, however long; so is one character again and again. */
const LEAST_CHOICES = 6;
const SHORTEST_RUN = 3;
const SHORTEST_OWN_WORD = 3;
const PRODUCT = "foothold";

const ROWS = [
  "abcdefghijklmnopqrstuvwxyz",
  "01234567890",
  ...["qwertyuiop", "asdfghjkl", "zxcvbnm"],
  ...["qwertzuiop", "yxcvbnm"],
  ...["azertyuiop", "qsdfghjklm", "wxcvbn"],
];
const NEXT_TO = new Set(ROWS.flatMap((row) => [...row].slice(1).flatMap((key, index) => [`${row[index]}${key}`, `${key}${row[index]}`])));

/** Signs that people put for letters. */
const INSTEAD: Record<string, string> = { "0": "o", "1": "i", "3": "e", "4": "a", "5": "s", "7": "t", "@": "a", $: "s", "!": "i" };

export type RuleSubject = {
  /** Every role that the sign-in opens: one of staff is enough for the longer minimum. */
  readonly roles: readonly Role[];
  /** The person's address and name, the practice's name. */
  readonly own: readonly string[];
  /** Whether a word (lower case, no spaces) is in the list of passwords that are tried first. */
  readonly isListed: (word: string) => boolean;
};

const lettersOnly = (text: string) => text.replace(/[^\p{L}\p{M}]/gu, "");
const withoutSpaces = (text: string) => text.replace(/[\s\p{Z}\p{Pd}_.,]/gu, "");
const withLetters = (text: string) => text.replace(/[013457@$!]/g, (sign) => INSTEAD[sign] ?? sign);

/** The shortest piece that, said again and again, gives the text; the text itself where there is none. */
function repeatedPiece(text: string): string {
  const at = `${text}${text}`.indexOf(text, 1);
  return text.slice(0, at);
}

/** How many choices are in a text, when a run counts as one. */
function choicesIn(text: string): number {
  const characters = [...text];
  let choices = 0;
  let start = 0;
  while (start < characters.length) {
    let end = start + 1;
    const isRun = (at: number) => characters[at] === characters[at - 1] || NEXT_TO.has(`${characters[at - 1]}${characters[at]}`);
    while (end < characters.length && isRun(end)) end++;
    choices += end - start >= SHORTEST_RUN ? 1 : end - start;
    start = end;
  }
  return choices;
}

function ownWords(own: readonly string[]): string[] {
  const words = [
    PRODUCT,
    ...own.flatMap((text) =>
      normalPassphrase(text)
        .toLowerCase()
        .split(/[^\p{L}\p{M}\p{N}]+/u),
    ),
  ];
  // The longest first, so that taking a short one out does not spoil a long one.
  return [...new Set(words)].filter((word) => [...word].length >= SHORTEST_OWN_WORD).sort((a, b) => b.length - a.length);
}

/** The text with fewer and fewer of the digits and signs around it. */
function* cores(text: string): Generator<string> {
  const before = /^[^\p{L}\p{M}]*/u.exec(text)?.[0].length ?? 0;
  const after = /[^\p{L}\p{M}]*$/u.exec(text)?.[0].length ?? 0;
  // Digits alone have no word inside: a short number in a long one says nothing.
  const least = before === text.length ? Math.ceil(text.replace(/\D/g, "").length / 2) : 1;
  for (let start = 0; start <= before; start++)
    for (let end = text.length; end >= text.length - after && end - start >= Math.max(1, least); end--) yield text.slice(start, end);
}

/** A listed word alone, with digits or signs around it, with signs for letters, or said several times. */
function isListedAnyhow(text: string, isListed: (word: string) => boolean): boolean {
  for (const core of cores(text)) {
    const piece = repeatedPiece(core);
    for (const form of piece === core ? [core] : [core, ...cores(piece)]) if (isListed(form) || isListed(withLetters(form))) return true;
  }
  return false;
}

/**
 * Whether a passphrase may be used: long enough for the roles, not a password that is tried first (also padded or
 * repeated), not made of the person's own words, not one character, run or short piece again and again.
 * @returns the first problem, or null
 */
export function passphraseProblem(passphrase: string, { roles, own, isListed }: RuleSubject): PassphraseProblem | null {
  if (isTooLong(passphrase)) return "tooLong";
  const normal = normalPassphrase(passphrase);
  const shortest = shortestPassphrase(roles);
  if (isTooShort(normal, shortest)) return "tooShort";
  const lower = normal.toLowerCase();
  const compact = withoutSpaces(lower);
  if (isListedAnyhow(lower, isListed) || isListedAnyhow(compact, isListed)) return "listed";
  const rest = ownWords(own).reduce((text, word) => text.replaceAll(word, ""), compact);
  if (rest !== compact) {
    if ([...lettersOnly(rest)].length < LEAST_REST) return "ownWords";
    if (isListedAnyhow(rest, isListed)) return "listed";
  }
  // What is said several times counts once.
  const piece = repeatedPiece(compact);
  const saidOnce = piece === compact ? shortest : [...piece].length;
  return saidOnce < shortest || choicesIn(compact) < LEAST_CHOICES ? "pattern" : null;
}
