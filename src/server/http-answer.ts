import { log } from "./log";

/** Headers of every answer with data: nobody keeps it, nobody guesses at its type. */
export const NO_STORE = { "cache-control": "private, no-store", "x-content-type-options": "nosniff" } as const;

/** Why a request was turned away before any procedure saw it. */
export type RequestRefusal = "METHOD_NOT_ALLOWED" | "WRONG_ORIGIN" | "WRONG_CONTENT_TYPE" | "TOO_LARGE";

/** A refusal before any procedure: a code as JSON and nothing of the request. It is logged: it may be somebody trying doors. */
export function refuse(status: number, code: RequestRefusal, more: Record<string, string> = {}): Response {
  log({ event: "requestRefused", code });
  return Response.json({ error: code }, { status, headers: { ...NO_STORE, ...more } });
}

/**
 * Reads a body of at most `limit` bytes, without trusting Content-Length.
 * @returns the text, or null where it is longer
 */
export async function readBody(request: Request, limit: number): Promise<string | null> {
  if (Number(request.headers.get("content-length") ?? 0) > limit) return null;
  const chunks: Uint8Array[] = [];
  let size = 0;
  const reader = request.body?.getReader();
  for (let part = await reader?.read(); part && !part.done; part = await reader?.read()) {
    size += part.value.byteLength;
    if (size > limit) {
      await reader?.cancel();
      return null;
    }
    chunks.push(part.value);
  }
  return Buffer.concat(chunks).toString("utf8");
}
