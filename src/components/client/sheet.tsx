"use client";
import { type ReactNode, useEffect, useId, useRef } from "react";
import { createPortal } from "react-dom";

/** The screen under a sheet; inert while one is open, so that focus stays within sheet and dock. */
export const SCREEN_ID = "client-screen";
/** Where sheets are put: before the dock, so that Tab goes from the sheet to the dock. */
export const SHEET_ROOT_ID = "client-sheet";

let openSheets = 0;

type Props = { title: ReactNode; above?: ReactNode; onClose(): void; children: ReactNode; size?: "part" | "full" };

/** Comes up from the bottom; the dock stays on top of it. Esc, a swipe down on the handle, and the sheet's own button close it. */
export function Sheet({ title, above, onClose, children, size = "part" }: Props) {
  const id = useId();
  const heading = useRef<HTMLHeadingElement>(null);
  const close = useRef(onClose);
  close.current = onClose;

  useEffect(() => {
    const opener = document.activeElement;
    const screen = document.getElementById(SCREEN_ID);
    openSheets += 1;
    screen?.setAttribute("inert", "");
    heading.current?.focus({ preventScroll: true });
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.key === "Escape") close.current();
    };
    document.addEventListener("keydown", onKeyDown);
    return () => {
      document.removeEventListener("keydown", onKeyDown);
      openSheets -= 1;
      if (openSheets === 0) screen?.removeAttribute("inert");
      if (opener instanceof HTMLElement && opener.isConnected) opener.focus({ preventScroll: true });
    };
  }, []);

  const root = typeof document === "undefined" ? null : document.getElementById(SHEET_ROOT_ID);
  if (!root) return null;
  return createPortal(
    <div className="fixed inset-0 z-20 flex flex-col justify-end">
      <div aria-hidden className="absolute inset-0 bg-scrim opacity-42" onPointerDown={() => close.current()} />
      <section
        role="dialog"
        aria-modal="true"
        aria-labelledby={id}
        className={`relative mx-auto w-full max-w-phone overflow-y-auto overscroll-contain rounded-t-sheet bg-paper px-6 pt-2.5 pb-[calc(var(--spacing-dock)+env(safe-area-inset-bottom)+1.5rem)] shadow-pop max-[24.3rem]:px-4 max-[24.3rem]:pb-36 ${size === "full" ? "h-dvh rounded-none" : "max-h-[85dvh]"}`}
      >
        {size === "part" && <Grip onClose={() => close.current()} />}
        {above}
        <h2 ref={heading} id={id} tabIndex={-1} className="mt-2 text-display outline-none">
          {title}
        </h2>
        {children}
      </section>
    </div>,
    root,
  );
}

/** The bar that a finger pulls down. */
function Grip({ onClose }: { onClose(): void }) {
  const from = useRef<number | null>(null);
  return (
    <div
      aria-hidden
      className="-mt-2.5 -mx-6 flex h-8 cursor-grab touch-none items-center justify-center"
      onPointerDown={(event) => {
        from.current = event.clientY;
        event.currentTarget.setPointerCapture(event.pointerId);
      }}
      onPointerUp={(event) => {
        if (from.current !== null && event.clientY - from.current > 60) onClose();
        from.current = null;
      }}
    >
      <span className="h-1 w-10 rounded-full bg-line-strong opacity-60" />
    </div>
  );
}
