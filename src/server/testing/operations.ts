import { uuidv7 } from "uuidv7";
import type { Answers } from "@/domain/exercise/answer";
import { exposureRecord } from "@/domain/exercise/catalog/exposure-record";
import type { Operation, OperationEnvelope, OperationOf, OperationResult, OperationType } from "@/domain/sync/operation";
import { AFTER, BEFORE } from "./phone";
import { type ClientMember, callerFor, NOW } from "./practice-fixture";

export const OF_DEFINITION = { definitionId: exposureRecord.id, definitionVersion: exposureRecord.version };

type Predict = OperationOf<"record.predict">["payload"];
type Finish = OperationOf<"record.finish">["payload"];

/** Operations as a device makes them, to be pushed, repeated and shuffled by the test. Each call is a tap of its own. */
export function deviceOperations(at = NOW) {
  const deviceId = uuidv7();
  let seq = 0;
  const tap = <T extends OperationType>(type: T, entityId: string, payload: OperationOf<T>["payload"]): Operation =>
    ({
      v: 1,
      opId: uuidv7(),
      deviceId,
      seq: seq++,
      type,
      entityId,
      occurredAt: at.toISOString(),
      zone: "Europe/Berlin",
      payload,
    }) as Operation;
  return {
    tap,
    predict: (recordId: string, of: Partial<Predict> & { stepId: string | null }) =>
      tap("record.predict", recordId, { ...OF_DEFINITION, assignmentId: null, answers: BEFORE, ...of }),
    openAfter: (recordId: string) => tap("record.openAfter", recordId, {}),
    finish: (recordId: string, of: Partial<Finish> & { stepId: string | null }) =>
      tap("record.finish", recordId, {
        ...OF_DEFINITION,
        assignmentId: null,
        progress: "done",
        answers: AFTER,
        exhaustion: null,
        reasons: [],
        ...of,
      }),
    edit: (recordId: string, answers: Answers, cleared: string[] = []) => tap("record.edit", recordId, { answers, cleared }),
    reply: (recordId: string, words = "It was the same on Friday.") => tap("record.reply", recordId, { words }),
    seeThread: (recordId: string) => tap("record.seeThread", recordId, {}),
    followUp: (recordId: string, likelihoodLater = 40) => tap("record.followUp", recordId, { answers: { likelihoodLater } }),
    share: (recordId: string) => tap("record.share", recordId, {}),
    takeBack: (recordId: string) => tap("record.takeBack", recordId, {}),
    putOwnItem: (itemId: string, words = "being there for my sister", of: Partial<OperationOf<"ownItem.put">["payload"]> = {}) =>
      tap("ownItem.put", itemId, { kind: "value", words, position: 0, ...of }),
    retireOwnItem: (itemId: string, retired = true) => tap("ownItem.retire", itemId, { retired }),
    askFor: (paceRequestId: string, kind: "slower" | "pause" = "slower") => tap("pace.request", paceRequestId, { kind }),
    addWords: (paceRequestId: string, words: string) => tap("pace.addWords", paceRequestId, { words }),
    feltHeard: (paceRequestId: string, feltHeard = 7) => tap("pace.feltHeard", paceRequestId, { feltHeard }),
    takeBackPace: (paceRequestId: string) => tap("pace.takeBack", paceRequestId, {}),
  };
}

/** One push of this client. */
export async function push(client: ClientMember, operations: OperationEnvelope[], at = NOW): Promise<OperationResult[]> {
  return (await callerFor(client, at).sync.push({ operations })).results;
}

/** What became of each operation: its status, or the code of its rejection (`duplicate CODE` where it came again). */
export async function pushed(client: ClientMember, operations: OperationEnvelope[], at = NOW): Promise<string[]> {
  return (await push(client, operations, at)).map(({ status, rejection }) =>
    status === "rejected" && rejection ? rejection : [status, rejection].filter(Boolean).join(" "),
  );
}
