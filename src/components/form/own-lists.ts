import type { ReferenceTarget } from "@/domain/exercise/field";

/** One thing that a reference can name: of the client's lists, ladder or records. */
export type ListEntry = { id: string; words: string };
/** What references offer, by what they lead to; a list may be empty. */
export type OwnLists = Record<ReferenceTarget, readonly ListEntry[]>;

export const NO_LISTS: OwnLists = { value: [], belief: [], behaviour: [], sign: [], phrase: [], step: [], record: [] };
