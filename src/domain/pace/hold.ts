/** What decides whether a pace request still waits. */
export type PaceState = { readonly answeredAt: Date | string | null; readonly takenBack: boolean };

/** Requests that wait for the therapist's answer, in the order given. */
export function unanswered<Request extends PaceState>(requests: readonly Request[]): Request[] {
  return requests.filter((request) => request.answeredAt === null && !request.takenBack);
}

/** Due dates, reminders and new exposure work are held while any request waits for its answer. */
export function isHeld(requests: readonly PaceState[]): boolean {
  return unanswered(requests).length > 0;
}
