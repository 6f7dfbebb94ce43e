import { uuidv7 } from "uuidv7";
import { deviceOperations } from "@/server/testing/operations";
import { ratioOf } from "../measure/result";
import { WARM_UP_ROUNDS } from "../measure/rounds";
import { send } from "../measure/send";
import { ROUNDS, type Scenario } from "./scenario";

const CALLS = 160;
/** Records that must be there to be shared: each once. */
export const TO_SHARE = 2 * CALLS * (ROUNDS + WARM_UP_ROUNDS);

export const share: Scenario = {
  name: "share",
  title: "Sharing a record",
  how:
    "A client’s phone sends one operation that lets the therapist read a record: known again if it comes twice, stored with its hash, audited in the practice’s chain. " +
    "Beside it a bare insert of one row, with the same durability. Eight at once all wait for one client’s practice; inserts do not wait for each other, and share the way to the disk.",
  async targets({ writer }, { callAs, bare }) {
    const call = await callAs(writer);
    const device = deviceOperations(new Date());
    let next = 0;
    const insert = () => send(bare("/insert", { id: uuidv7(), clientId: writer.clientId, body: "x".repeat(300) }));
    const shareNext = async () => {
      const answer = await send(call("sync.push", { operations: [device.share(writer.recordIds[next++] ?? "")] }));
      if (!answer.text.includes('"applied"')) throw new Error(`not shared: ${answer.text.slice(0, 300)}`);
      return answer;
    };
    return [
      { name: "bare insert", by: "bare", calls: 600, ask: insert },
      { name: "share", by: "app", calls: CALLS, ask: shareNext },
      { name: "bare insert, one at a time", by: "bare", calls: 300, atOnce: 1, ask: insert },
      { name: "share, one at a time", by: "app", calls: CALLS, atOnce: 1, ask: shareNext },
    ];
  },
  judge(line) {
    const several = ratioOf("sharing over a bare insert", line("share"), line("bare insert"));
    const single = ratioOf("the same, one at a time", line("share, one at a time"), line("bare insert, one at a time"));
    const limits = { atMost: 9, atTheVeryLeast: 14, unit: "×" } as const;
    return {
      ratios: [several, single],
      bars: [
        { what: "sharing a record, eight at once", measured: several.cpu, ...limits },
        { what: "sharing a record, one at a time", measured: single.cpu, ...limits },
      ],
      notes: [],
    };
  },
};
