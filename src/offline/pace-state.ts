import type { PaceKind } from "@/domain/sync/operation";

/** The last pace request made on this device. */
export type LocalPace = { id: string; kind: PaceKind; occurredAt: string; takenBack: boolean };

/** The latest request as the server told it. */
export type ServerPace = { id: string; kind: PaceKind; occurredAt: string; answeredAt: string | null; answer: string | null };

/** The request that stands now. `fromServer` false: the server has not told of it yet. */
export type CurrentPace = { id: string; kind: PaceKind; occurredAt: string; answer: string | null; answered: boolean; fromServer: boolean };

/**
 * Which pace request stands: the server's latest or this device's own, whichever was made later. `server` undefined
 * means not known yet. A request that was taken back here is gone at once, even while the server still tells of it.
 */
export function currentPace(server: ServerPace | null | undefined, local: LocalPace | null): CurrentPace | null {
  const told = server && !(local?.takenBack && local.id === server.id) ? server : null;
  if (local && !local.takenBack && local.id !== told?.id && (!told || local.occurredAt > told.occurredAt)) {
    return { id: local.id, kind: local.kind, occurredAt: local.occurredAt, answer: null, answered: false, fromServer: false };
  }
  if (!told) return null;
  return {
    id: told.id,
    kind: told.kind,
    occurredAt: told.occurredAt,
    answer: told.answer,
    answered: told.answeredAt !== null,
    fromServer: true,
  };
}

/** The button that is down: the kind of a request that stands without an answer. */
export function pressedKind(pace: CurrentPace | null): PaceKind | null {
  return pace && !pace.answered ? pace.kind : null;
}
