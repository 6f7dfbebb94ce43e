"use client";
import { useTranslations } from "next-intl";
import { useEffect, useLayoutEffect, useRef, useState } from "react";
import { uuidv7 } from "uuidv7";
import { isDoubleTap } from "@/domain/pace/double-tap";
import type { PaceKind } from "@/domain/sync/operation";
import type { NewOperation } from "@/offline/outbox";
import { isWaiting } from "@/offline/outbox-order";
import { addedSoFar, addWordsPayload, type PaceAdded } from "@/offline/pace-draft";
import { type HeldHere, heldHere, isStopped, type LocalPace, type PaceStanding, paceStanding, pressedKind } from "@/offline/pace-state";
import { isCaredFor } from "../client/care-standing";
import { useDevice, useDeviceSnapshot } from "../client/device-provider";
import { useFrame } from "../client/use-frame";
import { calendarDay } from "../form/calendar-day";
import { useToast } from "../ui/toast";
import { takeEarlyTap } from "./early-tap";
import { whereNow } from "./here";

/** What the open sheet is about. `again`: an earlier request waited when this one was made. `byTap`: it was made a moment ago. */
export type OpenSheet = { requestId: string; again: boolean; byTap: boolean; assignmentId: string | null };

export type Pace = {
  standing: PaceStanding;
  pressed: PaceKind | null;
  /** Why nothing is asked now; null: nothing is on hold. */
  held: HeldHere;
  /** The client stopped for today, whatever else holds. */
  stopped: boolean;
  sheet: OpenSheet | null;
  /** The request still waits on this phone. */
  isUnsent: boolean;
  /** What was added to it does. */
  isMoreUnsent: boolean;
  isOnline: boolean;
  /** What the latest request holds so far. */
  added: PaceAdded;
  /** The device did not keep the last tap. */
  failed: boolean;
  press(kind: PaceKind): void;
  /** Opens the sheet about the request that stands, without asking again. */
  look(): void;
  takeBack(): void;
  stopForToday(stop: boolean): void;
  /** Closes the sheet; what was added goes with it. */
  close(added: PaceAdded | null): void;
};

/** Every tap is a request of its own, saved on this device before anything else; the sheet explains afterwards. */
export function usePace(): Pace {
  const t = useTranslations("pace");
  const device = useDevice();
  const { outbox, meta, isOnline, status } = useDeviceSnapshot();
  const frame = useFrame();
  const showToast = useToast();
  const [sheet, setSheet] = useState<OpenSheet | null>(null);
  /** Shown at once, before the device has said that it is saved. */
  const [tapped, setTapped] = useState<LocalPace | null>(null);
  const [failed, setFailed] = useState(false);
  const lastTap = useRef<LocalPace | null>(null);
  const now = new Date();
  const standing = paceStanding({ told: frame ?? undefined, local: meta?.pace ?? null, tapped, outbox, now: now.toISOString() });
  const { current, waiting } = standing;
  const told = frame?.pace && frame.pace.id === current?.id ? frame.pace : null;
  const added = addedSoFar(
    told ? { tooMuch: told.tooMuch ?? "", askFirst: told.askFirst, exhaustion: told.exhaustion, smaller: told.smaller ?? "" } : {},
    outbox,
    current?.id ?? "",
  );
  const stopped = isStopped(meta?.stopped ?? null, frame?.hold.why ?? null, calendarDay(now));
  const held = heldHere({ waiting, restWeekNow: frame?.restWeek?.now ?? false, stopped });

  function ask(kind: PaceKind, moment: string) {
    if (frame && !isCaredFor(frame)) return showToast({ message: t("nobodyReads") });
    const tap: LocalPace = { id: uuidv7(), kind, occurredAt: moment, takenBack: false };
    // A trembling thumb asks once.
    if (isDoubleTap(lastTap.current, tap)) return;
    lastTap.current = tap;
    const at = whereNow();
    setFailed(false);
    setTapped(tap);
    setSheet({ requestId: tap.id, again: waiting > 0, byTap: true, assignmentId: at?.assignmentId ?? null });
    const { id, occurredAt } = tap;
    device
      .write([{ type: "pace.request", entityId: id, payload: { kind, ...(at && { at }) }, occurredAt, text: "", title: t(kind) }], {
        pace: tap,
      })
      .catch(() => {
        lastTap.current = null;
        setFailed(true);
      })
      .finally(() => setTapped((latest) => (latest?.id === id ? null : latest)));
  }

  const early = useRef<ReturnType<typeof takeEarlyTap>>(null);
  useLayoutEffect(() => {
    early.current ??= takeEarlyTap();
  }, []);
  const asks = useRef(ask);
  asks.current = ask;
  useEffect(() => {
    const tap = early.current;
    if (!tap || status === "opening") return;
    early.current = null;
    asks.current(tap.kind, tap.occurredAt);
  }, [status]);

  function look() {
    setFailed(false);
    if (current) setSheet({ requestId: current.id, again: false, byTap: false, assignmentId: null });
  }

  function takeBack() {
    setSheet(null);
    if (!current) return;
    const { id, kind, occurredAt } = current;
    const message = waiting > 1 ? t("takenBackEarlier") : t("takenBack");
    device
      .write([{ type: "pace.takeBack", entityId: id, payload: {}, text: "", title: t(kind) }], {
        pace: { id, kind, occurredAt, takenBack: true },
        paceDraft: null,
        // What was stopped with it goes on with it.
        ...(meta?.stopped?.requestId === id && { stopped: { ...meta.stopped, undone: true } }),
      })
      .then(
        () => showToast({ message }),
        () => showToast({ message: t("notKept") }),
      );
  }

  function stopForToday(stop: boolean) {
    const requestId = stop ? current?.id : (meta?.stopped?.requestId ?? current?.id);
    if (!requestId) return;
    const operation: NewOperation = {
      type: "pace.addWords",
      entityId: requestId,
      payload: { stopForToday: stop },
      text: "",
      title: t("stop"),
    };
    device
      .write([operation], { stopped: { on: calendarDay(new Date()), requestId, undone: !stop } })
      .catch(() => showToast({ message: t("notKept") }));
  }

  function close(given: PaceAdded | null) {
    const about = sheet;
    setSheet(null);
    const payload = given && about && addWordsPayload(given, added, about.assignmentId);
    if (!payload || !current) return;
    const text = [payload.tooMuch, payload.smaller?.words].filter(Boolean).join("\n");
    device
      .write([{ type: "pace.addWords", entityId: current.id, payload, text, title: t(current.kind) }], { paceDraft: null })
      .catch(() => showToast({ message: t("notKept") }));
  }

  const isRequestHere = outbox.some(({ operation }) => operation.type === "pace.request" && operation.entityId === current?.id);
  return {
    standing,
    pressed: pressedKind(standing),
    held,
    stopped,
    sheet,
    isUnsent: isRequestHere || tapped !== null,
    isMoreUnsent: current !== null && !isRequestHere && isWaiting(outbox, current.id),
    isOnline,
    added,
    failed,
    press: (kind) => ask(kind, new Date().toISOString()),
    look,
    takeBack,
    stopForToday,
    close,
  };
}
