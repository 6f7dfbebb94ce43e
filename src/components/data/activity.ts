/** A screen that only asks on its own must not keep an unattended laptop signed in, so calls say whether someone is there. */
const RECENT = 60_000;

let lastSeen = 0;
let watching = false;

function notice(): void {
  lastSeen = Date.now();
}

/** Starts listening for touches and keys; once in a page's life, nothing on the server. */
export function watchActivity(): void {
  if (watching || typeof window === "undefined") return;
  watching = true;
  notice();
  for (const type of ["pointerdown", "keydown", "wheel"] as const) window.addEventListener(type, notice, { passive: true, capture: true });
}

/** Whether a person touched this page within the last minute. */
export function isPersonActive(): boolean {
  return Date.now() - lastSeen < RECENT;
}
