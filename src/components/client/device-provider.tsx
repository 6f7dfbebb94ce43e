"use client";
import { useQueryClient } from "@tanstack/react-query";
import { createContext, type ReactNode, useContext, useEffect, useState, useSyncExternalStore } from "react";
import { errorCodeOf } from "@/components/data/query-client";
import { leaveErased, makeTrpcClient } from "@/components/data/trpc";
import { Device, type DeviceSnapshot, UNOPENED } from "@/offline/device";
import type { Settlement } from "@/offline/outbox-order";
import type { PushOutcome } from "@/offline/sync-loop";

type Droppings = Extract<Settlement, { kind: "dropped" }>[];
type Told = { device: Device; onDropped(listener: (dropped: Droppings) => void): () => void };

const DeviceContext = createContext<Told | null>(null);
const WHO = "foothold.user";

/** Who was signed in last on this device; null: nobody, or it is not known. */
export function whoIsHere(): string | null {
  try {
    return localStorage.getItem(WHO);
  } catch {
    return null;
  }
}

/** Opens this person's part of the device for all screens below it, and sends what is written there. */
export function DeviceProvider({ userId, children }: { userId: string; children: ReactNode }) {
  const queryClient = useQueryClient();
  const [told] = useState(() => {
    const listeners = new Set<(dropped: Droppings) => void>();
    const client = makeTrpcClient();
    const device = new Device({
      userId,
      async push(operations, signal): Promise<PushOutcome> {
        // Somebody else has signed in beside this tab: what is here is not theirs to send.
        if (localStorage.getItem(WHO) !== userId) return { kind: "signIn" };
        try {
          const { results } = await client.sync.push.mutate({ operations }, { signal });
          return { kind: "results", results };
        } catch (error) {
          const code = errorCodeOf(error);
          if (code === "INVALID_INPUT") return { kind: "malformed" };
          if (code === "ERASED") {
            leaveErased();
            return { kind: "erased" };
          }
          return { kind: code === "UNAUTHENTICATED" || code === "FORBIDDEN" ? "signIn" : "unreachable" };
        }
      },
      onSettled(settlements) {
        const dropped = settlements.filter((settlement) => settlement.kind === "dropped");
        if (dropped.length > 0) for (const listener of listeners) listener(dropped);
        if (settlements.some((settlement) => settlement.kind !== "keep")) void queryClient.invalidateQueries();
      },
    });
    const onDropped: Told["onDropped"] = (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    };
    return { device, onDropped };
  });

  useEffect(() => {
    localStorage.setItem(WHO, userId);
    return told.device.start();
  }, [told, userId]);

  return <DeviceContext value={told}>{children}</DeviceContext>;
}

function useTold(): Told {
  const told = useContext(DeviceContext);
  if (!told) throw new Error("a client screen needs the DeviceProvider");
  return told;
}

/** The device, to write on. */
export function useDevice(): Device {
  return useTold().device;
}

/** What is on the device now. */
export function useDeviceSnapshot(): DeviceSnapshot {
  const { device } = useTold();
  return useSyncExternalStore(device.subscribe, device.getSnapshot, () => UNOPENED);
}

/** Hears of changes that the server refused and that hold nothing of the person's own. */
export function useDropped(listener: (dropped: Droppings) => void): void {
  const { onDropped } = useTold();
  useEffect(() => onDropped(listener), [onDropped, listener]);
}
