"use client";
import { useEffect, useState } from "react";

const KEY = "foothold-open-";

/** How many seconds a screen has been in view in this tab, under a name; a reload goes on counting, a hidden tab does not count. */
export function useOpenSeconds(name: string): number {
  const [seconds, setSeconds] = useState(0);
  useEffect(() => {
    let counted = stored(name);
    setSeconds(counted);
    const tick = setInterval(() => {
      if (document.hidden) return;
      counted += 1;
      setSeconds(counted);
      keep(name, counted);
    }, 1000);
    return () => clearInterval(tick);
  }, [name]);
  return seconds;
}

function stored(name: string): number {
  try {
    const known = Number(sessionStorage.getItem(KEY + name));
    return Number.isSafeInteger(known) && known > 0 ? known : 0;
  } catch {
    return 0;
  }
}

function keep(name: string, seconds: number): void {
  try {
    sessionStorage.setItem(KEY + name, String(seconds));
  } catch {
    // A browser that keeps nothing counts anew after a reload.
  }
}
