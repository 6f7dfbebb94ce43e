"use client";
import { type ReactNode, useEffect, useId, useRef } from "react";
import { createPortal } from "react-dom";

/** The screen under a sheet; inert while one is open, so that focus stays within sheet and dock. */
export const SCREEN_ID = "client-screen";
/** Where sheets are put: before the dock, so that Tab goes from the sheet to the dock. */
export const SHEET_ROOT_ID = "client-sheet";

/** The sheets that are open, the topmost last: it alone hears Esc, and those under it are inert like the screen. */
const open: HTMLElement[] = [];
/** What had the focus on the screen last. A tap on the dock takes it away; closing the sheet gives it back. */
let lastOnScreen: HTMLElement | null = null;

function setInert(): void {
  document.getElementById(SCREEN_ID)?.toggleAttribute("inert", open.length > 0);
  for (const [at, sheet] of open.entries()) sheet.toggleAttribute("inert", at < open.length - 1);
}

/** Notes what has the focus on the screen, for the way back into a half-filled form. */
export function useFocusNoted(): void {
  useEffect(() => {
    const note = ({ target }: FocusEvent) => {
      if (target instanceof HTMLElement && document.getElementById(SCREEN_ID)?.contains(target)) lastOnScreen = target;
    };
    document.addEventListener("focusin", note);
    return () => document.removeEventListener("focusin", note);
  }, []);
}

/** Back to where the person was: in the sheet below, or on the screen; else to what opened it. */
function giveFocusBack(opener: Element | null): void {
  const wanted = open.length > 0 ? [opener] : [lastOnScreen, opener];
  const place = wanted.find((one) => one instanceof HTMLElement && one.isConnected && one !== document.body);
  if (place instanceof HTMLElement) place.focus({ preventScroll: true });
}

type Props = {
  title: ReactNode;
  above?: ReactNode;
  /** The id of what is read out with the title. */
  describedBy?: string;
  /** Stays at the sheet's lower end while the rest scrolls, where the window is high enough. */
  footer?: ReactNode;
  onClose(): void;
  children: ReactNode;
  size?: "part" | "full";
};

/** Comes up from the bottom; the dock stays on top of it. Esc, a swipe down on the handle, and the sheet's own button close it. */
export function Sheet({ title, above, describedBy, footer, onClose, children, size = "part" }: Props) {
  const id = useId();
  const whole = useRef<HTMLDivElement>(null);
  const heading = useRef<HTMLHeadingElement>(null);
  const close = useRef(onClose);
  close.current = onClose;

  useEffect(() => {
    const opener = document.activeElement;
    const sheet = whole.current;
    if (!sheet) return;
    open.push(sheet);
    setInert();
    heading.current?.focus({ preventScroll: true });
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.key === "Escape" && open.at(-1) === sheet) close.current();
    };
    document.addEventListener("keydown", onKeyDown);
    return () => {
      document.removeEventListener("keydown", onKeyDown);
      open.splice(open.indexOf(sheet), 1);
      setInert();
      giveFocusBack(opener);
    };
  }, []);

  const root = typeof document === "undefined" ? null : document.getElementById(SHEET_ROOT_ID);
  if (!root) return null;
  return createPortal(
    <div ref={whole} className="fixed inset-0 z-20 flex flex-col justify-end">
      <div aria-hidden className="absolute inset-0 bg-scrim opacity-42" onPointerDown={() => close.current()} />
      <section
        role="dialog"
        aria-modal="true"
        aria-labelledby={id}
        aria-describedby={describedBy}
        className={`relative mx-auto flex w-full max-w-phone flex-col overflow-y-auto overscroll-contain rounded-t-sheet bg-paper px-6 pt-2.5 pb-[calc(var(--spacing-dock)+env(safe-area-inset-bottom)+0.75rem)] shadow-pop max-[24.3rem]:px-4 max-[24.3rem]:pb-36 ${footer ? "[@media(min-height:44rem)]:overflow-hidden" : ""} ${size === "full" ? "h-dvh rounded-none" : "max-h-[85dvh]"}`}
      >
        {size === "part" && <Grip onClose={() => close.current()} />}
        {/* The side room is for focus rings, which a box that scrolls would cut. */}
        <div className={footer ? "-mx-2 px-2 [@media(min-height:44rem)]:min-h-0 [@media(min-height:44rem)]:overflow-y-auto" : "pb-3"}>
          {above}
          <h2 ref={heading} id={id} tabIndex={-1} className="mt-2 text-display outline-none">
            {title}
          </h2>
          {children}
        </div>
        {footer && <div className="pt-3">{footer}</div>}
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
      className="-mt-2.5 -mx-6 flex h-8 max-[24.3rem]:-mx-4 cursor-grab touch-none items-center justify-center"
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
