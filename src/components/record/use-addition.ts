"use client";
import { useEffect, useRef, useState } from "react";
import type { Addition } from "@/offline/addition";
import { useDevice } from "../client/device-provider";

export type AdditionHandle = {
  /** undefined until the device has said what it kept. */
  addition: Addition | undefined;
  /** Changes it and keeps it on the device. */
  change(part: Partial<Pick<Addition, "changed" | "reply">>): void;
};

/** What is being added to a record, as this device holds it: leaving the page in the middle loses nothing. */
export function useAddition(recordId: string): AdditionHandle {
  const device = useDevice();
  const [addition, setAddition] = useState<Addition>();
  const latest = useRef<Addition>({ recordId, changed: null, reply: "" });
  useEffect(() => {
    let gone = false;
    const show = (kept: Addition | undefined) => {
      if (gone) return;
      if (kept) latest.current = kept;
      setAddition(latest.current);
    };
    // A browser that keeps nothing still lets one write.
    device.readAddition(recordId).then(show, () => show(undefined));
    return () => {
      gone = true;
    };
  }, [device, recordId]);
  return {
    addition,
    change(part) {
      latest.current = { ...latest.current, ...part };
      setAddition(latest.current);
      device.keepAddition(latest.current).catch(() => {});
    },
  };
}
