import type { Outcome } from "@/domain/prediction/outcome";
import type { NewOperation } from "@/offline/outbox";

/** What stands in the form. */
export type Said = {
  outcome: Outcome | null;
  /** How much of it happened, 0–100; of "partly". */
  degree: number | null;
  /** How likely next time, 0–100. */
  likelihoodAgain: number | null;
  words: string;
  /** The day on which to be asked again; of "can't tell yet". */
  moveTo: string | null;
};

export const NOTHING_SAID: Said = { outcome: null, degree: null, likelihoodAgain: null, words: "", moveTo: null };

/** The operation for what was said; null while nothing is. `text` is what the person reads of it until it is sent. */
export function operationOf(checkBackId: string, title: string, text: string, said: Said): NewOperation | null {
  const envelope = { entityId: checkBackId, title, text };
  const words = said.words.trim() === "" ? {} : { words: said.words.trim() };
  switch (said.outcome) {
    case null:
      return null;
    case "cannotKnow":
      return { ...envelope, type: "checkBack.cannotKnow", payload: words };
    case "cannotTellYet":
      return said.moveTo === null
        ? { ...envelope, type: "checkBack.answer", payload: { outcome: "cannotTellYet", ...words } }
        : { ...envelope, type: "checkBack.move", payload: { to: said.moveTo } };
    default: {
      const { outcome, degree, likelihoodAgain } = said;
      const payload = {
        outcome,
        ...(outcome === "partly" && degree !== null ? { degree } : {}),
        ...(likelihoodAgain === null ? {} : { likelihoodAgain }),
        ...words,
      };
      return { ...envelope, type: "checkBack.answer", payload };
    }
  }
}
