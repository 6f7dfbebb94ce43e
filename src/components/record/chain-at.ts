import type { LinkRoles } from "@/domain/exercise/chain";
import type { ClientDefinition } from "@/domain/exercise/definition";
import type { Field } from "@/domain/exercise/field";
import { findField } from "@/domain/exercise/fields-of";

export type Chain = { field: Field & { item: NonNullable<Field["item"]> }; roles: LinkRoles };

/** The chain that is asked at this field: a list whose entries are links, each with its own likelihood. Null for all others. */
export function chainAt(definition: Pick<ClientDefinition, "phases" | "linkPredictions">, fieldId: string): Chain | null {
  const roles = definition.linkPredictions;
  const field = findField(definition, fieldId);
  return roles?.list === fieldId && field?.item ? { field: { ...field, item: field.item }, roles } : null;
}
