"use client";
import { useTranslations } from "next-intl";
import { useRef, useState } from "react";
import { uuidv7 } from "uuidv7";
import type { PaceKind } from "@/domain/sync/operation";
import { isWaiting } from "@/offline/outbox-order";
import { type CurrentPace, currentPace, pressedKind } from "@/offline/pace-state";
import { isCaredFor } from "../client/care-standing";
import { useDevice, useDeviceSnapshot } from "../client/device-provider";
import { useFrame } from "../client/use-frame";
import { useToast } from "../ui/toast";

export type Pace = {
  pressed: PaceKind | null;
  /** The request that the open sheet is about; null while no sheet is open. */
  sheet: CurrentPace | null;
  /** The request, or something about it, still waits on this phone. */
  isUnsent: boolean;
  isOnline: boolean;
  /** The device did not keep the tap. */
  failed: boolean;
  press(kind: PaceKind): void;
  takeBack(): void;
  /** Closes the sheet; words that were written go with it. */
  close(words: string): void;
};

/** One tap saves a request and opens the sheet that explains it; while a request stands, the same tap only opens the sheet again. */
export function usePace(): Pace {
  const t = useTranslations("pace");
  const device = useDevice();
  const { outbox, meta, isOnline } = useDeviceSnapshot();
  const frame = useFrame();
  const showToast = useToast();
  const [isOpen, setIsOpen] = useState(false);
  /** Shown at once, before the device has said that it is saved. */
  const [tapped, setTapped] = useState<CurrentPace | null>(null);
  const [failed, setFailed] = useState(false);
  const busy = useRef(false);
  const known = currentPace(frame ? frame.pace : undefined, meta?.pace ?? null);
  const current = tapped && tapped.id !== known?.id ? tapped : known;

  async function request(kind: PaceKind) {
    const id = uuidv7();
    const occurredAt = new Date().toISOString();
    setTapped({ id, kind, occurredAt, answer: null, answered: false, fromServer: false });
    await device.write([{ type: "pace.request", entityId: id, payload: { kind }, text: "", title: t(kind) }], {
      pace: { id, kind, occurredAt, takenBack: false },
    });
    setTapped(null);
  }

  function press(kind: PaceKind) {
    const stands = pressedKind(current) === kind;
    if (!stands && frame && !isCaredFor(frame)) {
      showToast({ message: t("nobodyReads") });
      return;
    }
    setIsOpen(true);
    if (busy.current || stands) return;
    busy.current = true;
    setFailed(false);
    request(kind)
      .catch(() => {
        setTapped(null);
        setFailed(true);
      })
      .finally(() => {
        busy.current = false;
      });
  }

  function takeBack() {
    setIsOpen(false);
    if (!current) return;
    const { id, kind, occurredAt } = current;
    device
      .write([{ type: "pace.takeBack", entityId: id, payload: {}, text: "", title: t(kind) }], {
        pace: { id, kind, occurredAt, takenBack: true },
      })
      .catch(() => setFailed(true));
  }

  function close(words: string) {
    setIsOpen(false);
    const said = words.trim();
    if (!current || said === "") return;
    device
      .write([{ type: "pace.addWords", entityId: current.id, payload: { words: said }, text: said, title: t(current.kind) }])
      .catch(() => setFailed(true));
  }

  return {
    pressed: pressedKind(current),
    sheet: isOpen && (current || failed) ? (current ?? FAILED) : null,
    isUnsent: current !== null && (!current.fromServer || isWaiting(outbox, current.id)),
    isOnline,
    failed,
    press,
    takeBack,
    close,
  };
}

const FAILED: CurrentPace = { id: "", kind: "slower", occurredAt: "", answer: null, answered: false, fromServer: false };
