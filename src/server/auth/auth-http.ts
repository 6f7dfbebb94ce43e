import type { NextRequest } from "next/server";
import { NO_STORE, readBody, refuse } from "../http-answer";
import { handlers } from "./auth";
import { isOwnOrigin, publicOrigin } from "./origin";

/** An address, a passphrase and a practice. */
const MAX_BODY = 8 * 1024;

/** Hands a request to next-auth, with the address that the visitor sees and only what next-auth needs. */
export async function answerAuth(request: Request): Promise<Response> {
  const posted = request.method === "POST";
  // Besides next-auth's own token against forged forms: a sign-in must come from our own pages.
  if (posted && !isOwnOrigin(request.headers)) return refuse(403, "WRONG_ORIGIN");
  const body = posted ? await readBody(request, MAX_BODY) : undefined;
  if (body === null) return refuse(413, "TOO_LARGE");
  const { pathname, search } = new URL(request.url);
  const url = `${publicOrigin(request.headers)}${pathname}${search}`;
  const answer = await handlers[posted ? "POST" : "GET"](asNextRequest(url, { method: request.method, headers: request.headers, body }));
  // A new answer, because the headers of a redirect can't be changed.
  const headers = new Headers(answer.headers);
  for (const [name, value] of Object.entries(NO_STORE)) headers.set(name, value);
  return new Response(answer.body, { status: answer.status, headers });
}

/** next-auth's types ask for a NextRequest and its code for a Request; a real NextRequest would turn 127.0.0.1 into localhost. */
function asNextRequest(url: string, init: RequestInit): NextRequest {
  return new Request(url, init) as NextRequest;
}
