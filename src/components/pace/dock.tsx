"use client";
import { ChevronsDown, LifeBuoy, Pause } from "lucide-react";
import { useTranslations } from "next-intl";
import { type ReactNode, useEffect, useId, useRef } from "react";
import type { PaceKind } from "@/domain/sync/operation";
import { useHelpInPlace } from "../client/help-in-place";
import { usePaceNow } from "./pace-provider";
import { PaceSheet } from "./pace-sheet";
import { useAhead } from "./use-ahead";

const ICON = { "aria-hidden": true, className: "size-5 flex-none max-[24.3rem]:hidden", strokeWidth: 1.75 } as const;
/** Where a skip link leads. */
export const DOCK_ID = "dock";

const loadMore = () => import("./pace-more");

/** Slower, Pause and Help now: the same place and size on every client screen, above sheets and the keyboard. */
export function Dock() {
  const t = useTranslations("pace");
  const bar = useRef<HTMLElement>(null);
  const pace = usePaceNow();
  const more = useAhead(loadMore);
  const help = useHelpInPlace();
  useKeyboardInset(bar);

  return (
    <>
      {pace.sheet && <PaceSheet pace={pace} open={pace.sheet} more={more} />}
      {help.sheet}
      <section
        ref={bar}
        id={DOCK_ID}
        tabIndex={-1}
        aria-label={t("dock")}
        className="sticky bottom-0 z-30 border-line border-t bg-paper outline-none"
        style={{ transform: "translateY(calc(-1 * var(--keyboard-inset, 0px)))" }}
      >
        <div className="mx-auto flex max-w-phone flex-wrap items-center justify-between gap-x-3 gap-y-2 px-gutter-phone pt-2.5 pb-[calc(0.75rem+env(safe-area-inset-bottom))] max-[24.3rem]:gap-2 max-[24.3rem]:px-3">
          <fieldset
            aria-label={t("bar")}
            className="inline-flex overflow-hidden rounded-control border-[1.5px] border-pace-line bg-surface"
          >
            <PaceButton kind="slower" pressed={pace.pressed === "slower"} onPress={pace.press}>
              <ChevronsDown {...ICON} />
              {t("slower")}
            </PaceButton>
            <PaceButton kind="pause" pressed={pace.pressed === "pause"} onPress={pace.press}>
              <Pause {...ICON} />
              {t("pause")}
            </PaceButton>
          </fieldset>
          <a
            href="/help"
            onClick={help.open}
            className="inline-flex min-h-[48px] items-center gap-2 whitespace-nowrap rounded-control border-[1.5px] border-ink bg-surface px-3.5 font-semibold text-[1rem] max-[24.3rem]:px-3"
          >
            <LifeBuoy {...ICON} />
            {t("helpNow")}
          </a>
        </div>
      </section>
    </>
  );
}

type PaceButtonProps = { kind: PaceKind; pressed: boolean; onPress(kind: PaceKind): void; children: ReactNode };

function PaceButton({ kind, pressed, onPress, children }: PaceButtonProps) {
  const t = useTranslations("pace");
  const id = useId();
  return (
    <button
      type="button"
      data-pace={kind}
      aria-pressed={pressed}
      aria-describedby={pressed ? id : undefined}
      onClick={() => onPress(kind)}
      className="-outline-offset-3 inline-flex min-h-[45px] items-center gap-2 px-3.5 font-semibold text-[1rem] text-pace not-first:border-pace-line not-first:border-l-[1.5px] focus-visible:outline-offset-[-3px] aria-pressed:bg-pace aria-pressed:text-on-action [html[data-tapped=pause]_&[data-pace=pause]]:bg-pace [html[data-tapped=pause]_&[data-pace=pause]]:text-on-action [html[data-tapped=slower]_&[data-pace=slower]]:bg-pace [html[data-tapped=slower]_&[data-pace=slower]]:text-on-action max-[24.3rem]:px-3"
    >
      {children}
      {pressed && (
        // Described, not part of its name.
        <span id={id} hidden>
          {t("pressedAlready")}
        </span>
      )}
    </button>
  );
}

/** Older iOS lays the keyboard over the page instead of making room: the dock is lifted by what is covered. */
function useKeyboardInset(bar: React.RefObject<HTMLElement | null>): void {
  useEffect(() => {
    const viewport = window.visualViewport;
    if (!viewport) return;
    const measure = () => {
      const covered = viewport.scale > 1.01 ? 0 : Math.max(0, window.innerHeight - viewport.height - viewport.offsetTop);
      bar.current?.style.setProperty("--keyboard-inset", `${Math.round(covered)}px`);
    };
    viewport.addEventListener("resize", measure);
    viewport.addEventListener("scroll", measure);
    return () => {
      viewport.removeEventListener("resize", measure);
      viewport.removeEventListener("scroll", measure);
    };
  }, [bar]);
}
