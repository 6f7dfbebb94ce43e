/**
 * The name that passkeys of this app are bound to (WebAuthn's relying party id): the host of its address.
 * WebAuthn binds to names only, so an address of numbers (127.0.0.1, [::1]) has none.
 * @param origin scheme, host and port, as in `window.location.origin`
 * @returns the host name; null where passkeys can't be used
 */
export function passkeyHost(origin: string): string | null {
  if (!URL.canParse(origin)) return null;
  const { hostname } = new URL(origin);
  const isNumbers = hostname.startsWith("[") || /^\d+(\.\d+){3}$/.test(hostname);
  return hostname === "" || isNumbers ? null : hostname;
}
