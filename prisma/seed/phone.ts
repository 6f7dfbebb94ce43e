import { uuidv7 } from "uuidv7";
import type { Operation, OperationOf, OperationType } from "@/domain/sync/operation";
import { callerAt, type Person } from "./people";

export type Tap = <T extends OperationType>(type: T, entityId: string, payload: OperationOf<T>["payload"], at: Date) => Promise<void>;

/** A client's phone: each tap goes through the one push procedure, at the story's moment. */
export function phoneOf(client: Person): Tap {
  const deviceId = uuidv7();
  let seq = 0;
  return async (type, entityId, payload, at) => {
    const operation = {
      v: 1,
      opId: uuidv7(),
      deviceId,
      seq: seq++,
      type,
      entityId,
      occurredAt: at.toISOString(),
      zone: "Europe/Berlin",
      payload,
    } as Operation;
    const { results } = await callerAt(client, at).sync.push({ operations: [operation] });
    const [result] = results;
    if (result?.status !== "applied") throw new Error(`${client.displayName}: ${type} was ${result?.status} (${result?.rejection})`);
  };
}
