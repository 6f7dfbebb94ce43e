import type { ClientScope } from "@/domain/access/scope";
import type { OperationEnvelope } from "@/domain/sync/operation";
import { hashWithSecret } from "../crypto/practice-secret";

/**
 * JSON with the keys of every object in order, so that the same content gives the same text however it was built.
 * @param value what JSON.parse can give
 */
export function canonicalJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(",")}]`;
  if (value === null || typeof value !== "object") return JSON.stringify(value) ?? "null";
  const entries = Object.entries(value).filter(([, each]) => each !== undefined);
  entries.sort(([a], [b]) => (a < b ? -1 : 1));
  return `{${entries.map(([key, each]) => `${JSON.stringify(key)}:${canonicalJson(each)}`).join(",")}}`;
}

/**
 * The keyed hash by which an operation is known again: of everything in it, and of who sent it.
 * @param secret the practice's own, which no rotation changes
 * @returns 32 bytes
 */
export function operationHash(secret: Uint8Array, scope: ClientScope, operation: OperationEnvelope): Uint8Array<ArrayBuffer> {
  return hashWithSecret(secret, `${scope.practiceId}|${scope.userId}|${canonicalJson(operation)}`);
}
