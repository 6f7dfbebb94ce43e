"use client";
import { useRef, useState } from "react";
import { changeDraft, type Draft, type DraftChange } from "@/offline/draft";
import type { NewOperation } from "@/offline/outbox";
import { useDevice } from "../client/device-provider";

export type DraftHandle = {
  draft: Draft;
  /** Changes the draft and keeps it on the device. */
  change(...changes: DraftChange[]): void;
  /** Changes it and writes operations with it, in one transaction. Resolves to false where nothing was kept, or another write was under way. */
  write(operations: (draft: Draft) => NewOperation[], ...changes: DraftChange[]): Promise<boolean>;
  /** The device did not keep the last change. */
  failed: boolean;
};

/** The draft on the screen. What is shown and what is on the device differ only while a write is on its way. */
export function useDraft(initial: Draft): DraftHandle {
  const device = useDevice();
  const [draft, setDraft] = useState(initial);
  const [failed, setFailed] = useState(false);
  const latest = useRef(initial);
  const writing = useRef(false);

  function apply(changes: DraftChange[]): Draft {
    const now = new Date().toISOString();
    latest.current = changes.reduce((one, change) => changeDraft(one, change, now), latest.current);
    setDraft(latest.current);
    return latest.current;
  }
  return {
    draft,
    failed,
    change(...changes) {
      device.keepDraft(apply(changes)).then(
        () => setFailed(false),
        () => setFailed(true),
      );
    },
    async write(operations, ...changes) {
      // A double tap writes once.
      if (writing.current) return false;
      writing.current = true;
      const before = latest.current;
      const next = apply(changes);
      try {
        await device.write(operations(next), { draft: next });
        setFailed(false);
        return true;
      } catch {
        latest.current = before;
        setDraft(before);
        setFailed(true);
        return false;
      } finally {
        writing.current = false;
      }
    },
  };
}
