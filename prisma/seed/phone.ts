import { uuidv7 } from "uuidv7";
import type { Operation, OperationOf, OperationType } from "@/domain/sync/operation";
import { callerAt, type Person } from "./people";

/** One tap on a phone: what it does, to what, and when. */
export type Tap = { [T in OperationType]: { type: T; entityId: string; payload: OperationOf<T>["payload"]; at: Date } }[OperationType];
/** Sends taps in one push, as a phone does once it is online again: each with its own time, all received at the last one's. */
export type Phone = (...taps: Tap[]) => Promise<void>;

/** A client's phone: all that it sends goes through the one push procedure, at the story's moment. */
export function phoneOf(client: Person): Phone {
  const deviceId = uuidv7();
  let seq = 0;
  return async (...taps) => {
    const last = taps.at(-1);
    if (!last) return;
    const operations = taps.map(
      ({ at, ...tap }) =>
        ({ v: 1, opId: uuidv7(), deviceId, seq: seq++, occurredAt: at.toISOString(), zone: "Europe/Berlin", ...tap }) as Operation,
    );
    const { results } = await callerAt(client, last.at).sync.push({ operations });
    for (const [index, { type }] of operations.entries()) {
      const result = results[index];
      if (result?.status !== "applied") throw new Error(`${client.displayName}: ${type} was ${result?.status} (${result?.rejection})`);
    }
  };
}
