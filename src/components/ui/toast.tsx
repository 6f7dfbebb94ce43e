"use client";
import { createContext, type ReactNode, useCallback, useContext, useEffect, useRef, useState } from "react";

export type ToastContent = { message: string; action?: { label: string; onAction: () => void } };
/** Null takes away what is shown: something newer began, and an older way back would lead past it. */
type ShowToast = (content: ToastContent | null) => void;
const ToastContext = createContext<ShowToast | null>(null);
const SHOWN_MS = 8000;

/** Says what was done, with one way back. */
export function useToast(): ShowToast {
  const show = useContext(ToastContext);
  if (!show) throw new Error("useToast needs a ToastProvider above it");
  return show;
}

export function ToastProvider({ children }: { children: ReactNode }) {
  const [toast, setToast] = useState<(ToastContent & { id: number }) | null>(null);
  const [held, setHeld] = useState(false);
  const cameFrom = useRef<EventTarget | null>(null);
  const show = useCallback<ShowToast>((content) => setToast((last) => content && { ...content, id: (last?.id ?? 0) + 1 }), []);
  useEffect(() => {
    if (!toast || held) return;
    const timer = setTimeout(() => setToast(null), SHOWN_MS);
    return () => clearTimeout(timer);
  }, [toast, held]);
  return (
    <ToastContext.Provider value={show}>
      {children}
      <div role="status" className="pointer-events-none fixed inset-x-0 bottom-24 z-30 flex justify-center px-4 print:hidden">
        {toast && (
          // biome-ignore lint/a11y/noStaticElementInteractions: hovering or focusing only keeps it on the screen
          <div
            className="pointer-events-auto flex max-w-phone items-center gap-4 rounded-control bg-ink px-4 py-3 text-md text-paper shadow-pop"
            onMouseEnter={() => setHeld(true)}
            onMouseLeave={() => setHeld(false)}
            onFocus={({ relatedTarget, currentTarget }) => {
              setHeld(true);
              if (!currentTarget.contains(relatedTarget)) cameFrom.current = relatedTarget;
            }}
            onBlur={() => setHeld(false)}
          >
            <span>{toast.message}</span>
            {toast.action && (
              <button
                type="button"
                className="min-h-target shrink-0 font-semibold underline underline-offset-4"
                onClick={() => {
                  // The button goes with the toast; the focus does not.
                  if (cameFrom.current instanceof HTMLElement && cameFrom.current.isConnected) cameFrom.current.focus();
                  cameFrom.current = null;
                  toast.action?.onAction();
                  setToast(null);
                  setHeld(false);
                }}
              >
                {toast.action.label}
              </button>
            )}
          </div>
        )}
      </div>
    </ToastContext.Provider>
  );
}
