import { uuidv7 } from "uuidv7";
import { callerAt } from "./people";
import type { Story, StoryPace } from "./story";
import type { Moment, Telling } from "./telling";

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

/** A record of the story by the ids that it will have; its assignment has one once it was given. */
export type RecordPlace = { readonly recordId: string; readonly assignment: { id: string | null } };
type Places = { readonly records: readonly RecordPlace[]; readonly last: RecordPlace };

/** Requests to slow down with their answers, and what is agreed on and planned besides. */
export function paceMoments(telling: Telling, { pace, agreed, rest }: Pick<Story, "pace" | "agreed" | "rest">, places: Places): Moment[] {
  const { therapist, clientId, at } = telling;
  const moments = pace.flatMap((request) => requestMoments(telling, request, places));
  if (agreed) {
    const { things, minutes, paceCheck } = agreed;
    const when = at(agreed.day, 10);
    const check = { checkAfterSessions: paceCheck !== null, checkAfterExercises: paceCheck !== null };
    const checkWords = paceCheck === null ? {} : { checkWords: wordsOfCheck(paceCheck) };
    moments.push({
      at: when,
      happens: () => callerAt(therapist, when).paceAgreement.agree({ clientId, things, minutes, ...check, ...checkWords }),
    });
  }
  if (rest) {
    const when = at(rest.day, 10);
    const days = { from: dayOf(at(rest.from, 12)), to: dayOf(at(rest.to, 12)) };
    moments.push({ at: when, happens: () => callerAt(therapist, when).restWeek.plan({ clientId, ...days, words: rest.words }) });
  }
  return moments;
}

function requestMoments({ phone, therapist, clientId, at }: Telling, request: StoryPace, places: Places): Moment[] {
  const id = uuidv7();
  const { kind, words, place, added, answer, feltHeard } = request;
  const asked = at(request.day, request.hour);
  const where = place && (place.record === "last" ? places.last : places.records[place.record]);
  const said = { ...added, ...(words === null ? {} : { words }) };
  const moments: Moment[] = [
    {
      at: asked,
      happens: () =>
        phone(
          {
            ...{ type: "pace.request", entityId: id, at: asked },
            payload: { kind, ...(place && where ? { at: momentOf(place, where) } : {}) },
          },
          ...(Object.values(said).some((each) => each !== undefined)
            ? [{ type: "pace.addWords" as const, entityId: id, payload: said, at: asked }]
            : []),
        ),
    },
  ];
  if (!answer) return moments;
  const answered = new Date(asked.getTime() + answer.afterHours * HOUR_MS);
  const { changes, restDays } = answer;
  const restWeek =
    restDays === null ? {} : { restWeek: { from: dayOf(answered), to: dayOf(new Date(answered.getTime() + (restDays - 1) * DAY_MS)) } };
  moments.push({
    at: answered,
    async happens() {
      const given = { clientId, paceRequestId: id, words: answer.words, changes, ...restWeek };
      const result = await callerAt(therapist, answered).pace.answer(given);
      if (!result.ok) throw new Error(`day ${request.day} could not be answered: ${result.reason}`);
    },
  });
  if (feltHeard === null) return moments;
  const heard = new Date(answered.getTime() + HOUR_MS);
  moments.push({ at: heard, happens: () => phone({ type: "pace.feltHeard", entityId: id, payload: { feltHeard }, at: heard }) });
  return moments;
}

/** The assignment is there by then, the record perhaps only on the phone. */
function momentOf({ phase, field }: NonNullable<StoryPace["place"]>, { recordId, assignment }: RecordPlace) {
  return { phase, field, recordId, ...(assignment.id === null ? {} : { assignmentId: assignment.id }) };
}

/** A day as rest weeks name it; the stories' clients live an hour or two from UTC, and nothing is told near midnight. */
function dayOf(at: Date): string {
  return at.toISOString().slice(0, 10);
}

function wordsOfCheck(whyThisHelps: string) {
  const open = { whenWhereWithWhom: "", toward: "", obstacles: [] };
  return { whatExactly: "Say how the pace was.", minimumVersion: "One tap.", whyThisHelps, ...open };
}
