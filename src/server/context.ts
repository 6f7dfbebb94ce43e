import type { PracticeScope } from "@/domain/access/scope";

/** The person behind a request's cookie, as the session row says. */
export type SignedIn = {
  readonly sessionId: string;
  readonly scope: PracticeScope;
  /** The client's own id, where the person is a client. */
  readonly clientId: string | null;
  readonly displayName: string;
  readonly practiceName: string;
};

/** What every procedure starts from. */
export type Context = {
  /** When the request came; the only clock that procedures know. */
  readonly now: Date;
  readonly session: SignedIn | null;
  /** Whose session had been idle too long, where that is why `session` is null. */
  readonly lapsed: PracticeScope | null;
  /** Network address that the request came from, for limits; never stored or logged as it is. */
  readonly address: string;
};
