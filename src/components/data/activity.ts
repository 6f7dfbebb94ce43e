import { RECENT } from "@/domain/access/idle";

/** A screen that only asks on its own must not keep an unattended laptop signed in, so calls say whether someone is there. */
let touchedHereAt = 0;
let touchedAt = 0;
let watching = false;
let otherWindows: BroadcastChannel | null = null;

/** The other windows hear of it at most this often (ms). */
const SAID_EVERY = 5_000;

function notice(): void {
  const now = Date.now();
  touchedHereAt = now;
  if (now - touchedAt < SAID_EVERY) return;
  touchedAt = now;
  otherWindows?.postMessage(now);
}

/** Starts listening for touches and keys; once in a page's life, nothing on the server. */
export function watchActivity(): void {
  if (watching || typeof window === "undefined") return;
  watching = true;
  if ("BroadcastChannel" in window) {
    otherWindows = new BroadcastChannel("foothold.activity");
    otherWindows.onmessage = ({ data }) => {
      if (typeof data === "number") touchedAt = Math.max(touchedAt, Math.min(data, Date.now()));
    };
  }
  notice();
  for (const type of ["pointerdown", "keydown", "wheel"] as const) window.addEventListener(type, notice, { passive: true, capture: true });
}

/** Whether a person touched this page within the last minute. */
export function isPersonActive(): boolean {
  return Date.now() - touchedHereAt < RECENT;
}

/** When a person last touched this window, and this app in whichever window (ms). */
export function lastTouched(): { touchedAt: number; touchedHereAt: number } {
  return { touchedAt: Math.max(touchedAt, touchedHereAt), touchedHereAt };
}
