"use client";
import { useSyncExternalStore } from "react";
import { passkeyHost } from "@/domain/access/passkey-host";

/** Whether passkeys can be used on this page: `needsName` where it was opened by an address of numbers, `none` where the browser has no way. */
export type PasskeySupport = "unknown" | "yes" | "needsName" | "none";

function support(): PasskeySupport {
  if (!passkeyHost(window.location.origin)) return "needsName";
  return "PublicKeyCredential" in window ? "yes" : "none";
}

const never = () => () => {};

/** `unknown` in the HTML that the server sends, and what holds in this browser from then on. */
export function usePasskeySupport(): PasskeySupport {
  return useSyncExternalStore(never, support, () => "unknown" as const);
}

/** The same page under a name, where this is the demo on the visitor's own machine; null elsewhere. */
export function localhostAddress(): string | null {
  const { hostname, protocol, port, pathname } = window.location;
  return hostname === "127.0.0.1" || hostname === "[::1]" ? `${protocol}//localhost:${port}${pathname}` : null;
}
