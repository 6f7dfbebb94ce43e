/*
 * Headers that need no nonce, for whoever answers: Next sets them on pages and files (next.config.ts), the data route on its answers.
 * The content security policy of pages, which needs a nonce, is set for each by src/proxy.ts.
 */

export const SECURITY_HEADERS = {
  // A browser heeds it on https only, so the demo on http is not touched by it.
  "strict-transport-security": "max-age=63072000; includeSubDomains",
  "x-content-type-options": "nosniff",
  "referrer-policy": "same-origin",
  "permissions-policy": "camera=(), microphone=(), geolocation=(), payment=(), usb=(), browsing-topics=()",
} as const;

/** What is no page may do nothing at all, should a browser show it as one. */
export const INERT_HEADERS = {
  "content-security-policy": "default-src 'none'; object-src 'none'; base-uri 'none'; frame-ancestors 'none'",
} as const;
