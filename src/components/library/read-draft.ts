import type { PhaseId } from "@/domain/exercise/definition";
import { type DraftDefinition, emptyDraft } from "@/domain/exercise/editing";

/** A stored draft as the editor shows it. What is missing in it is there, empty; a draft of no known shape begins anew. */
export function readDraft(stored: Record<string, unknown>, phaseTitle: (phase: PhaseId) => string): DraftDefinition {
  const empty = emptyDraft(phaseTitle("before"));
  const draft = { ...empty, ...(stored as Partial<DraftDefinition>) };
  if (!Array.isArray(draft.phases) || draft.phases.length === 0 || !draft.phases.every((phase) => Array.isArray(phase.sections)))
    return empty;
  return { ...draft, phases: draft.phases.map((phase) => (phase.title ? phase : { ...phase, title: phaseTitle(phase.id) })) };
}
