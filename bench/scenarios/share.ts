import { uuidv7 } from "uuidv7";
import { deviceOperations } from "@/server/testing/operations";
import { ratioOf } from "../measure/result";
import { send } from "../measure/send";
import { ROUNDS, type Scenario } from "./scenario";

const CALLS = 60;
/** Records that must be there to be shared: each once. */
export const TO_SHARE = CALLS * (ROUNDS + 1);

export const share: Scenario = {
  name: "share",
  title: "Sharing a record",
  how:
    "A client’s phone sends one operation that lets the therapist read a record: known again if it comes twice, stored with its hash, audited in the practice’s chain. " +
    "Beside it a bare insert of one row, with the same durability.",
  async targets({ writer }, { callAs, bare }) {
    const call = await callAs(writer);
    const device = deviceOperations(new Date());
    let next = 0;
    return [
      {
        name: "bare insert",
        by: "bare",
        calls: 300,
        ask: () => send(bare("/insert", { id: uuidv7(), clientId: writer.clientId, body: "x".repeat(300) })),
      },
      {
        name: "share",
        by: "app",
        calls: CALLS,
        async ask() {
          const answer = await send(call("sync.push", { operations: [device.share(writer.recordIds[next++] ?? "")] }));
          if (!answer.text.includes('"applied"')) throw new Error(`not shared: ${answer.text.slice(0, 300)}`);
          return answer;
        },
      },
    ];
  },
  judge(line) {
    const ratio = ratioOf("sharing over a bare insert", line("share"), line("bare insert"));
    return {
      ratios: [ratio],
      bars: [{ what: "sharing a record", measured: ratio.cpu, atMost: 9, atTheVeryLeast: 14, unit: "×" }],
      notes: [],
    };
  },
};
