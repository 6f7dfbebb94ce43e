import { type DraftDefinition, emptyDraft } from "@/domain/exercise/editing";

/** A stored draft as the editor shows it. What is missing in it is there, empty; a draft of no known shape begins anew. */
export function readDraft(stored: Record<string, unknown>, phaseTitle: string): DraftDefinition {
  const empty = emptyDraft(phaseTitle);
  const draft = { ...empty, ...(stored as Partial<DraftDefinition>) };
  return Array.isArray(draft.phases) && draft.phases.length > 0 && draft.phases.every((phase) => Array.isArray(phase.sections))
    ? draft
    : empty;
}
