import { fetchRequestHandler } from "@trpc/server/adapters/fetch";
import { isOwnOrigin } from "./auth/origin";
import { contextFor } from "./auth/request-context";
import type { Context } from "./context";
import { NO_STORE, readBody, refuse } from "./http-answer";
import { log } from "./log";
import { appRouter } from "./root";
import { toTrpcError } from "./trpc-error";

/** Fifty operations of a push fit well; nothing that a person writes comes near. */
const MAX_BODY = 256 * 1024;
const MAX_BATCH = 10;
/** Sent by our pages where a person was active just now; a page that only asks on its own leaves it out. */
const ACTIVE_HEADER = "x-foothold-active";

/** A call as it came, by whichever road. */
export type DataCall = {
  method: string;
  url: string;
  headers: Headers;
  /** The body as text; null where it is longer than `limit` bytes. */
  read: (limit: number) => Promise<string | null>;
};

/**
 * The one way in for data. POST only, so that no input stands in an address, a log or a history; from our own pages only;
 * JSON only, which another site's form can't send.
 */
export async function answerDataCall({ method, url, headers, read }: DataCall): Promise<Response> {
  if (method !== "POST") return refuse(405, "METHOD_NOT_ALLOWED", { allow: "POST" });
  if (!isOwnOrigin(headers)) return refuse(403, "WRONG_ORIGIN");
  const [type] = (headers.get("content-type") ?? "").split(";");
  if (type?.trim().toLowerCase() !== "application/json") return refuse(415, "WRONG_CONTENT_TYPE");
  const body = await read(MAX_BODY);
  if (body === null) return refuse(413, "TOO_LARGE");

  const answer = await fetchRequestHandler({
    endpoint: "/api/trpc",
    req: requestOf({ method, url, headers }, body),
    router: appRouter,
    allowMethodOverride: true,
    maxBatchSize: MAX_BATCH,
    createContext: () => requestContext(headers),
  });
  for (const [name, value] of Object.entries(NO_STORE)) answer.headers.set(name, value);
  return answer;
}

/** As much of a request as tRPC reads of one with JSON. The platform's own would carry the body through streams once more. */
function requestOf({ method, url, headers }: Omit<DataCall, "read">, body: string): Request {
  const read: Pick<Request, "method" | "url" | "headers" | "signal" | "json"> = {
    ...{ method, url, headers, signal: new AbortController().signal },
    json: async () => JSON.parse(body) as unknown,
  };
  return read as Request;
}

/** The same for a call that came through Next: while developing, and wherever nothing stands in front of it. */
export function answerTrpc(request: Request): Promise<Response> {
  const { method, url, headers } = request;
  return answerDataCall({ method, url, headers, read: (limit) => readBody(request, limit) });
}

/** Who asks. A database that is away while that is looked up is answered 503 like anywhere else, and asking again helps. */
async function requestContext(headers: Headers): Promise<Context> {
  try {
    return await contextFor(headers, new Date(), headers.get(ACTIVE_HEADER) === "1");
  } catch (error) {
    const mapped = toTrpcError(error);
    log({ event: "contextFailed", code: mapped.message, ...(mapped.message === "INTERNAL" ? { error } : {}) });
    throw mapped;
  }
}
