import { uuidv7 } from "uuidv7";
import { z } from "zod";
import type { Operation } from "@/domain/sync/operation";
import { deviceOperations } from "@/server/testing/operations";
import { ratioOf } from "../measure/result";
import { send } from "../measure/send";
import type { Scenario } from "./scenario";

const RECORDS = 10;
/** Of each record: predicted, opened, finished, shared, edited. */
const OPERATIONS = RECORDS * 5;
const CALLS = 8;
const answered = z.object({ result: z.object({ data: z.object({ results: z.array(z.object({ status: z.string() })) }) }) });

export const push: Scenario = {
  name: "push",
  title: "A push of fifty operations",
  how:
    "A phone that was offline sends ten new records in one request: predicted, opened, finished, shared and edited, each an operation of its own " +
    "with its own transaction, seals and audit event. Beside it fifty bare inserts in one request, each its own commit. One request at a time.",
  async targets({ writer }, { callAs, bare }) {
    const call = await callAs(writer);
    const device = deviceOperations(new Date());
    return [
      {
        name: "bare, fifty inserts",
        by: "bare",
        calls: CALLS * 2,
        atOnce: 1,
        ask() {
          const ids = Array.from({ length: OPERATIONS }, () => uuidv7());
          return send(bare("/inserts", { ids, clientId: writer.clientId, body: "x".repeat(300) }));
        },
      },
      {
        name: "push of fifty operations",
        by: "app",
        calls: CALLS,
        atOnce: 1,
        async ask() {
          const answer = await send(call("sync.push", { operations: Array.from({ length: RECORDS }, () => wholeRecord(device)).flat() }));
          const { results } = answered.parse(JSON.parse(answer.text)).result.data;
          if (results.length !== OPERATIONS || results.some(({ status }) => status !== "applied"))
            throw new Error(`not all were applied: ${JSON.stringify(results.filter(({ status }) => status !== "applied")).slice(0, 300)}`);
          return answer;
        },
      },
    ];
  },
  judge(line) {
    const [pushed, inserted] = [line("push of fifty operations"), line("bare, fifty inserts")];
    const each = (ms: number) => `${(ms / OPERATIONS).toFixed(2)} ms`;
    return {
      ratios: [ratioOf("fifty operations over fifty bare inserts", pushed, inserted)],
      bars: [],
      notes: [
        `One operation: ${each(pushed.cpu.both)} of CPU (process ${each(pushed.cpu.process)}, Postgres ${each(pushed.cpu.postgres)}), ` +
          `${each(pushed.wall.p50)} until it is answered; one bare insert: ${each(inserted.cpu.both)}, ${each(inserted.wall.p50)}.`,
      ],
    };
  },
};

function wholeRecord(device: ReturnType<typeof deviceOperations>): Operation[] {
  const recordId = uuidv7();
  return [
    device.predict(recordId, { stepId: null }),
    device.openAfter(recordId),
    device.finish(recordId, { stepId: null }),
    device.share(recordId),
    device.edit(recordId, { peakSuds: 65, whatILearned: "Someone wanted to know, and asked again on Friday." }),
  ];
}
