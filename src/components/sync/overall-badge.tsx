"use client";
import { overallState } from "@/offline/sync-state";
import { useDeviceSnapshot } from "../client/device-provider";
import { useFrame } from "../client/use-frame";
import { SyncBadge } from "./sync-badge";

/** The badge of screens that are not about one record. */
export function OverallBadge() {
  const { outbox, meta } = useDeviceSnapshot();
  const frame = useFrame();
  const state = overallState(outbox, meta?.lastSentAt ?? null);
  // Beside the tabs there is room for one word; longer states take a line of their own.
  const place =
    state === "sent"
      ? "col-start-2 row-start-1 justify-self-end max-[24.3rem]:col-span-3 max-[24.3rem]:col-start-1 max-[24.3rem]:row-start-2"
      : "col-span-3 row-start-2 justify-self-end";
  return (
    <span className={`flex ${place}`}>
      <SyncBadge state={state} therapistName={frame?.therapistName ?? null} />
    </span>
  );
}
