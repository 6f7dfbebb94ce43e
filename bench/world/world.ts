import pg from "pg";
import { type PracticeKey, sealingPracticeKey } from "@/server/crypto/keys";
import { inPractice } from "@/server/db";
import { addMember, type ClientMember, type Member, makePractice } from "@/server/testing/practice-fixture";
import { BulkCopy } from "./bulk-copy";
import { addClientRows, type Story } from "./client-rows";
import { randomFrom } from "./random";

/** Of each client: twenty exposures of five ratings over two hundred days. */
const RECORDS = 20;
const DAYS = 200;
const LONG_RECORDS = 1000;
const CASELOAD = 40;
const AT_ONCE = 100;

export type BenchClient = ClientMember & { recordIds: string[] };
export type World = {
  therapist: Member;
  /** All in the care of `therapist`, each with 100 ratings. */
  caseload: BenchClient[];
  /** Of a colleague: a client with 5,000 ratings. */
  colleague: Member;
  long: BenchClient;
  /** Whose finished records nobody has seen yet. */
  writer: BenchClient;
  /** Of each therapist who came with the practice's growth: one client with 100 ratings. */
  others: { therapist: Member; client: BenchClient }[];
  /** Lays so many further clients with 100 ratings each, forty to a therapist. */
  grow(clients: number): Promise<void>;
  rows(): Promise<WorldRows>;
  close(): Promise<void>;
};
/** What there is before it grows: the therapist's clients, the long story's records, the records that wait to be shared. */
type Laid = { caseload?: number; longRecords?: number; toShare: number };
export type WorldRows = { clients: number; records: number; ratings: number; databaseMegabytes: number };

/**
 * One practice: a therapist with a caseload, a client with a long story, one with many records that wait to be shared.
 * @param adminUrl a superuser's URL of the database
 */
export async function layWorld(adminUrl: string, { caseload = CASELOAD, longRecords = LONG_RECORDS, toShare }: Laid): Promise<World> {
  const { practiceId, therapist, otherTherapist: colleague } = await makePractice();
  const practiceKey: PracticeKey = await inPractice(practiceId, (tx) => sealingPracticeKey(tx, practiceId));
  const copy = await BulkCopy.open(adminUrl);
  const random = randomFrom(7);
  const now = new Date();
  const of = { practiceId, practiceKey, random, now, records: RECORDS, days: DAYS, visibility: "read" } as const;
  const addClient = (story: Pick<Story, "therapistId" | "displayName"> & Partial<Story>) => addClientRows(copy, { ...of, ...story });
  const count = new pg.Client({ connectionString: adminUrl });
  await count.connect();

  const own = Array.from({ length: caseload }, (_, index) => addClient({ therapistId: therapist.userId, displayName: `Client ${index}` }));
  const long = addClient({ therapistId: colleague.userId, displayName: "Client with a long story", records: longRecords, days: 500 });
  const writer = addClient({ therapistId: colleague.userId, displayName: "Client who writes", records: toShare, visibility: "private" });
  const others: World["others"] = [];
  await analyse();
  return { therapist, colleague, caseload: own, long, writer, others, grow, rows, close };

  async function grow(clients: number): Promise<void> {
    let member = colleague;
    for (let index = 0; index < clients; index++) {
      const isNew = index % CASELOAD === 0;
      if (isNew) member = await inPractice(practiceId, (tx) => addMember(tx, practiceId, "therapist", `Therapist ${index}`));
      const client = addClient({ therapistId: member.userId, displayName: `Client ${index}` });
      if (isNew) others.push({ therapist: member, client });
      if (index % AT_ONCE === AT_ONCE - 1) await copy.flush();
    }
    await analyse();
  }

  async function analyse(): Promise<void> {
    await copy.settle();
    await copy.connection.query("vacuum analyze");
    await copy.connection.query("checkpoint");
  }

  async function rows(): Promise<WorldRows> {
    const { rows: found } = await count.query(
      `select (select count(*)::int from client) as clients, (select count(*)::int from record) as records,
        (select count(value)::int from record_value) as ratings, (pg_database_size(current_database()) / 1000000)::int as "databaseMegabytes"`,
    );
    return found[0] as WorldRows;
  }

  async function close(): Promise<void> {
    await copy.close();
    await count.end();
  }
}
