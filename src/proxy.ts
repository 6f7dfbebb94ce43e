import { type NextRequest, NextResponse } from "next/server";
import { ASKED_PATH_HEADER } from "./server/auth/asked-path";
import { sessionCookieName } from "./server/auth/cookie-name";
import { publicOrigin } from "./server/auth/origin";
import { isHttps } from "./server/env";

/** Pages of signed-in people, by the first part of their path. Each page checks for itself; this only spares a visit. */
const SIGNED_IN = new Set([
  ...["today", "ladder", "records", "exposure", "settings"],
  ...["day", "clients", "caseloads", "people", "audit", "account", "second-factor"],
]);

const isDevelopment = process.env.NODE_ENV === "development";

/**
 * Everything from this host, scripts only with this answer's nonce (and what those load).
 * style-src-attr allows inline style attributes: charts and the accessible components write computed positions into
 * the HTML that the server sends. An attribute can't run code or reach another host; <style> still needs the nonce.
 */
function contentSecurityPolicy(nonce: string): string {
  return [
    "default-src 'none'",
    // React rebuilds stacks with eval while developing, never in a build.
    `script-src 'nonce-${nonce}' 'strict-dynamic'${isDevelopment ? " 'unsafe-eval'" : ""}`,
    `style-src 'self' ${isDevelopment ? "'unsafe-inline'" : `'nonce-${nonce}'`}`,
    "style-src-attr 'unsafe-inline'",
    "img-src 'self' data: blob:",
    "font-src 'self'",
    "connect-src 'self'",
    "manifest-src 'self'",
    "worker-src 'self'",
    "form-action 'self'",
    "object-src 'none'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
    ...(isHttps() ? ["upgrade-insecure-requests"] : []),
  ].join("; ");
}

function guard(headers: Headers, policy: string): void {
  headers.set("content-security-policy", policy);
  headers.set("cache-control", "private, no-store");
  headers.set("x-frame-options", "DENY");
  headers.set("cross-origin-opener-policy", "same-origin");
  headers.set("cross-origin-resource-policy", "same-origin");
}

/** Sets the policy for each page and sends visitors without a cookie to the sign-in page. Never the check itself. */
export function proxy(request: NextRequest): NextResponse {
  const nonce = Buffer.from(crypto.getRandomValues(new Uint8Array(16))).toString("base64");
  const policy = contentSecurityPolicy(nonce);
  const [, first = ""] = request.nextUrl.pathname.split("/");
  if (SIGNED_IN.has(first) && !request.cookies.has(sessionCookieName())) {
    const away = NextResponse.redirect(new URL("/sign-in", publicOrigin(request.headers)));
    guard(away.headers, policy);
    return away;
  }
  const headers = new Headers(request.headers);
  headers.set("x-nonce", nonce);
  headers.set(ASKED_PATH_HEADER, request.nextUrl.pathname);
  // Next reads the nonce for its own scripts from here.
  headers.set("content-security-policy", policy);
  const answer = NextResponse.next({ request: { headers } });
  guard(answer.headers, policy);
  return answer;
}

export const config = {
  // Data routes set their own headers and files carry a hash in their name; both skip the detour.
  matcher: ["/((?!api/|_next/static|_next/image|favicon.ico|icon|apple-icon|manifest).*)"],
};
