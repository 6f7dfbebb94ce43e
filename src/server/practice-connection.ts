import { AsyncLocalStorage } from "node:async_hooks";
import pg from "pg";

/** A transaction while it is open: whose practice it sees, over which connection it goes, and the statement that it ends with, if any. */
export type OpenTransaction = { readonly practiceId: string | null; connection: PracticeConnection | null; last: string | null };

// A build holds this module twice, for pages and for what answers in front of them; both use the same connections.
const kept = globalThis as unknown as { footholdOpening?: AsyncLocalStorage<OpenTransaction> };
kept.footholdOpening ??= new AsyncLocalStorage();
/** The transaction that is being opened, for the connection that begins it. */
const opening = kept.footholdOpening;

/** Runs what opens a transaction, so that its connection knows which one it is. */
export function opens<T>(transaction: OpenTransaction, run: () => Promise<T>): Promise<T> {
  return opening.run(transaction, run);
}

/**
 * A connection that knows whose transaction it carries. It enters the practice with the statement that begins the transaction, and sends the last
 * statement with the one that commits it: a round trip less each. A transaction that is over, also one that was ended because it took
 * too long, has no connection any more.
 */
export class PracticeConnection extends pg.Client {
  private carried: OpenTransaction | null = null;

  // What it overrides has a dozen overloads, and it hands on what it is given: `never` stands for the answer of each.
  override query(...parameters: unknown[]): never {
    const [config] = parameters as [string | pg.QueryConfig];
    const text = typeof config === "string" ? config : config.text;
    if (text === "BEGIN") parameters[0] = this.taken(config);
    else if (text === "COMMIT" || text === "ROLLBACK") {
      const last = this.carried?.last;
      this.letGo();
      if (text === "COMMIT" && last) return this.commitAfter(last) as never;
    }
    return (super.query as (...given: unknown[]) => never).apply(this, parameters);
  }

  /** Takes on the transaction that is being opened. @returns the statement that begins it */
  private taken(config: string | pg.QueryConfig): string | pg.QueryConfig {
    const transaction = opening.getStore();
    this.letGo();
    if (!transaction || transaction.connection) return config;
    this.carried = transaction;
    transaction.connection = this;
    if (transaction.practiceId === null) return config;
    const text = `BEGIN; select set_config('app.practice', ${this.escapeLiteral(transaction.practiceId)}, true)`;
    return typeof config === "string" ? text : { ...config, text };
  }

  /** Where the last statement fails nothing is committed, and the connection is as good as new. */
  private async commitAfter(last: string): Promise<pg.QueryResult> {
    try {
      return await super.query(`${last}; COMMIT`);
    } catch (error) {
      await super.query("ROLLBACK").catch(() => undefined);
      throw error;
    }
  }

  private letGo(): void {
    if (this.carried) this.carried.connection = null;
    this.carried = null;
  }
}
