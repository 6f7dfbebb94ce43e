"use client";
import type { OwnItemKind } from "@/domain/own-item/kind";
import { useDeviceSnapshot } from "../client/device-provider";

export type OwnItem = { id: string; kind: OwnItemKind; words: string; position: number; retired: boolean };

/** The lists as the server has them, and upon them what waits on this phone, in the order it was made. */
export function useUnsentItems(known: readonly OwnItem[]): OwnItem[] {
  const { outbox } = useDeviceSnapshot();
  const items = new Map(known.map((item) => [item.id, item]));
  for (const { operation } of outbox) {
    const { entityId: id } = operation;
    const before = items.get(id);
    if (operation.type === "ownItem.put") items.set(id, { retired: before?.retired ?? false, ...operation.payload, id });
    if (operation.type === "ownItem.retire" && before) items.set(id, { ...before, retired: operation.payload.retired });
  }
  return [...items.values()].sort((a, b) => a.position - b.position || a.id.localeCompare(b.id));
}
