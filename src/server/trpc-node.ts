import type { IncomingMessage, ServerResponse } from "node:http";
import { promisify } from "node:util";
import { gzip } from "node:zlib";
import { log } from "./log";
import { INERT_HEADERS, SECURITY_HEADERS } from "./security-headers";
import { answerDataCall } from "./trpc-http";

/*
 * The data route in front of Next, in the same process (docs/decisions/0021-the-data-route-in-front-of-next.md). What Next would have done
 * to such a request is done here: where it came from, the fixed headers, compression.
 */

const zip = promisify(gzip);
/** What is smaller gains nothing. */
const WORTH_ZIPPING = 1024;
const FIXED = { ...SECURITY_HEADERS, ...INERT_HEADERS };

/** Answers one call of the data route. Never throws. */
export async function answerDataRequest(request: IncomingMessage, response: ServerResponse): Promise<void> {
  try {
    const headers = headersOf(request);
    const url = new URL(request.url ?? "/", "http://data.invalid");
    const answer = await answerDataCall({
      method: request.method ?? "GET",
      url: url.href,
      headers,
      read: (limit) => readUpTo(request, limit),
    });
    const body = Buffer.from(await answer.arrayBuffer());
    const zipped = body.byteLength >= WORTH_ZIPPING && takesGzip(headers) ? await zip(body) : null;
    answer.headers.set("vary", "accept-encoding");
    if (zipped) answer.headers.set("content-encoding", "gzip");
    answer.headers.set("content-length", String((zipped ?? body).byteLength));
    // What was not read to its end can't be followed by another request.
    if (!request.complete) answer.headers.set("connection", "close");
    response.writeHead(answer.status, { ...FIXED, ...Object.fromEntries(answer.headers) }).end(zipped ?? body);
  } catch (error) {
    log({ event: "unhandled", kind: "exception", error });
    if (!response.headersSent) response.writeHead(500, { ...FIXED, "content-type": "application/json" }).end('{"error":"INTERNAL"}');
    else response.destroy();
  }
}

/** Without a proxy before us nobody has said yet where the request came from. */
function headersOf(request: IncomingMessage): Headers {
  const headers = new Headers();
  for (const [name, value] of Object.entries(request.headers))
    if (value !== undefined && !name.startsWith(":")) headers.set(name, Array.isArray(value) ? value.join(", ") : value);
  if (!headers.has("x-forwarded-for") && request.socket.remoteAddress) headers.set("x-forwarded-for", request.socket.remoteAddress);
  return headers;
}

async function readUpTo(request: IncomingMessage, limit: number): Promise<string | null> {
  if (Number(request.headers["content-length"] ?? 0) > limit) return null;
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.byteLength;
    if (size > limit) return null;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString("utf8");
}

function takesGzip(headers: Headers): boolean {
  return (headers.get("accept-encoding") ?? "").split(",").some((each) => {
    const [name = "", ...settings] = each.split(";").map((part) => part.trim().toLowerCase());
    return name === "gzip" && !settings.some((setting) => /^q=0(\.0*)?$/.test(setting));
  });
}
