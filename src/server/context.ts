import type { PracticeScope } from "@/domain/access/scope";

/** How a person has shown who they are in this session. */
export type Assurance = "passphrase" | "secondFactor";

/** The person behind a request's cookie, as the session row says. */
export type SignedIn = {
  readonly sessionId: string;
  readonly scope: PracticeScope;
  /** The client's own id, where the person is a client. */
  readonly clientId: string | null;
  readonly displayName: string;
  readonly practiceName: string;
  readonly assurance: Assurance;
  /** When the person last showed a passphrase, code or passkey for something that asks for it again. */
  readonly steppedUpAt: Date | null;
};

/** What every procedure starts from. */
export type Context = {
  /** When the request came; the only clock that procedures know. */
  readonly now: Date;
  readonly session: SignedIn | null;
  /** Whose session had been idle too long or belongs to an erased account, where that is why `session` is null. */
  readonly lapsed: PracticeScope | null;
  /** The session belongs to an account that was erased: its device must wipe. */
  readonly erased: boolean;
  /** Network address that the request came from, for limits; never stored or logged as it is. */
  readonly address: string;
  /** Browser and system in a few words, for the person's own list of sessions. */
  readonly deviceLabel: string;
  /** Where the visitor's browser sees this app: scheme, host and port. A passkey is bound to it. */
  readonly origin: string;
};
