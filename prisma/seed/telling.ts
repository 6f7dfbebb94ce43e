import type { Person } from "./people";
import type { Phone } from "./phone";

/** A day of the stories' seven weeks and an hour of it, in UTC; half past eight is 8.5. */
export type At = (day: number, hour: number) => Date;
/** Something that happens at a moment; a story is told in the order of its moments. */
export type Moment = { at: Date; happens: () => Promise<unknown> };
/** Who is there while one client's story is told. */
export type Telling = {
  therapist: Person;
  client: Person;
  clientId: string;
  phone: Phone;
  /** A step of the client's ladder by its title. */
  stepId: (title: string) => string;
  at: At;
};

/** The day before the seeding: nothing is told of a later one. */
export const LAST_DAY = 41;
