"use client";
import { signOut } from "next-auth/react";
import { useTranslations } from "next-intl";
import { type ReactNode, useCallback, useEffect, useLayoutEffect, useRef, useState } from "react";
import { idleStep } from "@/domain/access/idle";
import { withReturnPath } from "@/domain/access/return-path";
import { lastTouched } from "../data/activity";
import { useSignedOut, useTRPCClient } from "../data/trpc";

const LOOKS_EVERY = 15_000;
const OWNER = "foothold.owner";

/** What was half written in this window stays for its writer; somebody else who signs in here does not find it. */
function keepForOwner(userId: string): void {
  const owner = sessionStorage.getItem(OWNER);
  if (owner && owner !== userId) sessionStorage.clear();
  sessionStorage.setItem(OWNER, userId);
}

/**
 * Takes a screen that nobody touches from view after a quarter of an hour, signs out and asks to sign in again. The same
 * where the server says that the session is over. What is kept in this window's storage stays.
 */
export function IdleLock({ userId, children }: { userId: string; children: ReactNode }) {
  const t = useTranslations("therapist.idle");
  const client = useTRPCClient();
  const isSignedOut = useSignedOut();
  const [isLocked, setIsLocked] = useState(false);
  const toldAt = useRef(0);
  // Before any screen below looks for what it has kept.
  useLayoutEffect(() => keepForOwner(userId), [userId]);

  const look = useCallback(() => {
    const now = Date.now();
    toldAt.current ||= now;
    const step = idleStep({ now, toldAt: toldAt.current, ...lastTouched() });
    if (step === "lock") setIsLocked(true);
    if (step !== "tell") return;
    toldAt.current = now;
    // Unheard: where it does not arrive, the next one may, and the session's own time goes on.
    client.session.me.query().catch(() => {});
  }, [client]);

  useEffect(() => {
    const timer = setInterval(look, LOOKS_EVERY);
    // A laptop that wakes up has no time to show anything first.
    const events = [
      [document, "visibilitychange"],
      [window, "focus"],
      [window, "pageshow"],
    ] as const;
    for (const [target, type] of events) target.addEventListener(type, look);
    return () => {
      clearInterval(timer);
      for (const [target, type] of events) target.removeEventListener(type, look);
    };
  }, [look]);

  const isOver = isLocked || isSignedOut;
  useEffect(() => {
    if (!isOver) return;
    const away = withReturnPath("/sign-in", `${window.location.pathname}${window.location.search}`, isLocked ? { lapsed: "1" } : {});
    // Where the server can't be reached the session runs out by itself.
    void signOut({ redirect: false })
      .catch(() => {})
      .then(() => window.location.assign(away));
  }, [isOver, isLocked]);

  if (!isOver) return children;
  return (
    <main className="grid min-h-dvh place-items-center p-6">
      <p role="status" className="text-lg">
        {t("locked")}
      </p>
    </main>
  );
}
