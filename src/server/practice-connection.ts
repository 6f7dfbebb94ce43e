import { AsyncLocalStorage } from "node:async_hooks";
import pg from "pg";

/** A transaction while it is open: whose practice it sees, over which connection it goes, and the statement that it ends with, if any. */
export type OpenTransaction = { readonly practiceId: string | null; connection: PracticeConnection | null; last: pg.QueryConfig | null };

// A build holds this module twice, for pages and for what answers in front of them; both use the same connections.
const kept = globalThis as unknown as { footholdOpening?: AsyncLocalStorage<OpenTransaction> };
kept.footholdOpening ??= new AsyncLocalStorage();
/** The transaction that is being opened, for the connection that begins it. */
const opening = kept.footholdOpening;

/** Runs what opens a transaction, so that its connection knows which one it is. */
export function opens<T>(transaction: OpenTransaction, run: () => Promise<T>): Promise<T> {
  return opening.run(transaction, run);
}

/** What a transaction is told when it begins: nothing has been sent yet. */
const BEGUN: pg.QueryResult = { command: "BEGIN", rowCount: null, oid: 0, fields: [], rows: [] };

/**
 * A connection that knows whose transaction it carries. It begins it, in its practice, in one message with the first statement, and sends the last
 * statement in one with the commit: two round trips less. A transaction that is over, also one that was ended because it took too long, has
 * no connection any more. Needs the driver's pipeline.
 */
export class PracticeConnection extends pg.Client {
  private carried: OpenTransaction | null = null;
  /** What begins the transaction and has not been sent. */
  private beginning: string | null = null;

  // What it overrides has a dozen overloads, and it hands on what it is given: `never` stands for the answer of each.
  override query(...parameters: unknown[]): never {
    const [config] = parameters as [string | pg.QueryConfig];
    const text = typeof config === "string" ? config : config.text;
    if (text === "BEGIN") return this.begin() as never;
    const { beginning } = this;
    this.beginning = null;
    const before = beginning === null ? [] : [beginning];
    if (text === "COMMIT" || text === "ROLLBACK") {
      const last = this.carried?.last;
      this.letGo();
      if (text === "COMMIT" && last) return this.together([...before, last, config]) as never;
      // Nothing was asked of it.
      if (beginning !== null) return Promise.resolve({ ...BEGUN, command: text }) as never;
    }
    return (
      beginning === null ? (super.query as (...given: unknown[]) => never).apply(this, parameters) : this.together([...before, config])
    ) as never;
  }

  /** Takes on the transaction that is being opened. */
  private async begin(): Promise<pg.QueryResult> {
    const transaction = opening.getStore();
    this.letGo();
    this.beginning = "BEGIN";
    if (transaction && !transaction.connection) {
      this.carried = transaction;
      transaction.connection = this;
      const { practiceId } = transaction;
      if (practiceId !== null) this.beginning = `BEGIN; select set_config('app.practice', ${this.escapeLiteral(practiceId)}, true)`;
    }
    return BEGUN;
  }

  /**
   * Sends several statements in one message. Where one fails, what it says is why: those after it are refused, and a commit among them keeps nothing.
   * @returns what the last one answers
   */
  private async together(statements: readonly (string | pg.QueryConfig)[]): Promise<pg.QueryResult> {
    const { stream } = this.connection;
    stream.cork();
    const answers = Promise.all(statements.map((statement) => super.query(statement)));
    stream.uncork();
    return (await answers).at(-1) ?? BEGUN;
  }

  private letGo(): void {
    if (this.carried) this.carried.connection = null;
    this.carried = null;
  }
}
