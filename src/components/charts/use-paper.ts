import { createContext, useContext, useSyncExternalStore } from "react";
import { flushSync } from "react-dom";

/** Says that what is inside is for paper, where there is no browser to ask. */
export const OnPaper = createContext(false);

let printing = false;

function subscribe(listener: () => void): () => void {
  const media = window.matchMedia("print");
  const set = (isPrinting: boolean) => () => {
    printing = isPrinting;
    // Paper is laid out right after this event: what it needs has to be there by its end.
    flushSync(listener);
  };
  const [begin, end] = [set(true), set(false)];
  media.addEventListener("change", listener);
  window.addEventListener("beforeprint", begin);
  window.addEventListener("afterprint", end);
  return () => {
    media.removeEventListener("change", listener);
    window.removeEventListener("beforeprint", begin);
    window.removeEventListener("afterprint", end);
  };
}

/** Whether the page is on its way to paper: what stands there alone is made only then, and is not carried along by every visit. */
export function usePaper(): boolean {
  const isOnPaper = useContext(OnPaper);
  const isPrinting = useSyncExternalStore(
    subscribe,
    () => printing || window.matchMedia("print").matches,
    () => false,
  );
  return isOnPaper || isPrinting;
}
