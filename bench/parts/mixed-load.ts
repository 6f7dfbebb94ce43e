import { uuidv7 } from "uuidv7";
import { ALL_DAYS } from "@/domain/chart/charts";
import { type Account, addAccount } from "@/server/testing/account-fixture";
import { deviceOperations } from "@/server/testing/operations";
import { type Answer, send } from "../measure/send";
import { signInAs } from "../measure/sign-in-as";
import type { Stack } from "../measure/stack";
import { randomFrom } from "../world/random";
import type { World } from "../world/world";

const CLIENTS_ASKING = 20;
const ACCOUNTS = 10;

/** One kind of request, and how often it is drawn among the others. */
export type LoadKind = { name: string; weight: number; ask: () => Promise<Answer> };

/** What people do in a practice all day: clients look at Today and write, therapists look at their day, at clients, at charts. */
export async function mixedLoad({ therapist, caseload, writer }: World, { appPort: port, callAs, cookieOf }: Stack): Promise<LoadKind[]> {
  const random = randomFrom(11);
  const oneOf = <T>(all: readonly T[]): T => {
    const chosen = all[Math.floor(random() * all.length)];
    if (chosen === undefined) throw new Error("nothing to choose from");
    return chosen;
  };
  const accounts: Account[] = [];
  for (let made = 0; made < ACCOUNTS; made++) accounts.push(await addAccount([therapist.practiceId], "therapist"));
  const clientCookies = await Promise.all(caseload.slice(0, CLIENTS_ASKING).map(cookieOf));
  const [own, writes, cookie] = [await callAs(therapist), await callAs(writer), await cookieOf(therapist)];
  const device = deviceOperations(new Date());
  let visits = 0;
  const page = async (path: string, headers: { cookie: string }, holds: string) => {
    const answer = await send({ port, path, method: "GET", headers });
    if (!answer.text.includes(holds)) throw new Error(`${path} does not hold "${holds}"`);
    return answer;
  };
  const openClient = ({ clientId, displayName } = oneOf(caseload)) => page(`/clients/${clientId}`, { cookie }, displayName);
  const charts = () => send(own("client.charts", { clientId: oneOf(caseload).clientId, choice: ALL_DAYS }));
  const record = async () => {
    const id = uuidv7();
    const told = [device.predict(id, { stepId: null }), device.openAfter(id), device.finish(id, { stepId: null }), device.share(id)];
    const answer = await send(writes("sync.push", { operations: told }));
    if (answer.text.includes('"rejected"')) throw new Error(`refused: ${answer.text.slice(0, 300)}`);
    return answer;
  };
  return [
    { name: "a client’s Today (page)", weight: 30, ask: () => page("/today", { cookie: oneOf(clientCookies) }, "Today") },
    { name: "a record told and shared (push of four)", weight: 25, ask: record },
    { name: "charts", weight: 20, ask: charts },
    { name: "a client’s page", weight: 15, ask: () => openClient() },
    { name: "the therapist’s day", weight: 8, ask: () => send(own("caseload.day", {})) },
    { name: "sign-in", weight: 2, ask: () => signInAs(port, oneOf(accounts).email, visits++) },
  ];
}
