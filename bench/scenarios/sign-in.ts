import { uuidv7 } from "uuidv7";
import { hashPassphrase } from "@/server/auth/passphrase";
import { type Account, addAccount, PASSPHRASE } from "@/server/testing/account-fixture";
import { ratioOf } from "../measure/result";
import { send } from "../measure/send";
import { signInAs } from "../measure/sign-in-as";
import type { Scenario } from "./scenario";

const ACCOUNTS = 10;

export const signIn: Scenario = {
  name: "sign-in",
  title: "Signing in",
  how:
    "The form’s token and then address and passphrase, as the sign-in page sends them: limits counted, argon2id, session row, audit event, cookie. " +
    "Beside it a bare handler that compares the same passphrase with its hash and does nothing else, and one that inserts a row. One at a time.",
  async targets({ therapist, writer }, { appPort, bare }) {
    const accounts: Account[] = [];
    for (let made = 0; made < ACCOUNTS; made++) accounts.push(await addAccount([therapist.practiceId], "therapist"));
    const hash = await hashPassphrase(PASSPHRASE);
    const insert = () => send(bare("/insert", { id: uuidv7(), clientId: writer.clientId, body: "x".repeat(300) }));
    return [
      { name: "bare, hashing alone", by: "bare", calls: 20, atOnce: 1, ask: () => send(bare("/verify", { hash, passphrase: PASSPHRASE })) },
      { name: "bare insert", by: "bare", calls: 100, atOnce: 1, ask: insert },
      {
        name: "sign-in",
        by: "app",
        calls: 20,
        atOnce: 1,
        ask: (index) => signInAs(appPort, accounts[index % ACCOUNTS]?.email ?? "", index),
      },
    ];
  },
  judge(line) {
    const [whole, hashing, insert] = [line("sign-in"), line("bare, hashing alone"), line("bare insert")];
    const ms = (value: number) => `${value.toFixed(1)} ms`;
    const rest = whole.cpu.both - hashing.cpu.both;
    const apart = { cpu: rest / insert.cpu.both, p50: (whole.wall.p50 - hashing.wall.p50) / insert.wall.p50 };
    return {
      ratios: [
        ratioOf("sign-in over hashing alone", whole, hashing),
        { what: "sign-in apart from hashing, over a bare insert", line: whole.name, over: insert.name, ...apart },
      ],
      bars: [],
      notes: [
        `Sign-in takes ${ms(whole.cpu.both)} of CPU, of which hashing ${ms(hashing.cpu.both)}, the rest ${ms(rest)} ` +
          `(of that Postgres ${ms(whole.cpu.postgres)}). Hashing is slow on purpose: argon2id, 19 MiB, two passes.`,
      ],
    };
  },
};
