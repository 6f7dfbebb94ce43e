"use client";
import { overallState } from "@/offline/sync-state";
import { useDeviceSnapshot } from "../client/device-provider";
import { useFrame } from "../client/use-frame";
import { SyncBadge } from "./sync-badge";

/** The badge of screens that are not about one record. */
export function OverallBadge() {
  const { outbox, meta } = useDeviceSnapshot();
  const frame = useFrame();
  return <SyncBadge state={overallState(outbox, meta?.lastSentAt ?? null)} therapistName={frame?.therapistName ?? null} />;
}
