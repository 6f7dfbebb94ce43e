import type { PaceKind } from "@/domain/sync/operation";

declare global {
  interface Window {
    /** A tap on Slower or Pause before the app could hear it; null: none so far. Undefined once the app hears for itself. */
    footholdTap?: { kind: PaceKind; occurredAt: string } | null;
  }
}

/**
 * Runs with the first HTML: on a slow phone the buttons stand there before the script that answers them, and who presses
 * then is heard too. The first tap counts; what is pressed again because nothing seemed to happen is no second request.
 */
export const EARLY_TAP_SCRIPT = `(function(){window.footholdTap=null;document.addEventListener("click",function(e){
if(window.footholdTap!==null)return;var b=e.target.closest&&e.target.closest("[data-pace]");if(!b)return;
window.footholdTap={kind:b.dataset.pace,occurredAt:new Date().toISOString()};document.documentElement.dataset.tapped=b.dataset.pace},true)})()`;

/** The tap from before, once; from now on the app hears for itself. */
export function takeEarlyTap(): { kind: PaceKind; occurredAt: string } | null {
  const tap = window.footholdTap ?? null;
  window.footholdTap = undefined;
  delete document.documentElement.dataset.tapped;
  return tap;
}
