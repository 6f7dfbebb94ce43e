import type { FieldKind } from "@/domain/exercise/field";
import { type AskedExamples, fieldOf, statesOf } from "./example";

type Rating = { kind: FieldKind; name: string; question: string; low: string; high: string; answer: number };

/** A line with both ends in words: what stands on it, and nothing before somebody sets it. */
function rating({ kind, name, question, low, high, answer }: Rating): AskedExamples {
  const field = fieldOf(kind, name, question, { ends: { low, high } });
  return {
    edit: statesOf({
      field,
      answer,
      hint: "A feeling for it is enough; there is no right number.",
      long: {
        field: {
          ...field,
          question: `${question} Think of the one moment in which it was strongest, also if it was short and everything before and after was quite different.`,
          ends: {
            low: "not in the least, as on a quiet morning at home with nothing before me",
            high: "as much as I can imagine that anybody could have it, and then some",
          },
        },
        answer: 0,
      },
    }),
    read: {
      answered: { field, answer },
      long: { field: { ...field, name: `${name}, in the one moment in which it was strongest` }, answer: 0 },
    },
  };
}

export const suds = rating({
  kind: "suds",
  name: "Anxiety at its highest",
  question: "At its highest, how anxious were you?",
  low: "calm",
  high: "as anxious as can be",
  answer: 65,
});
export const degree = rating({
  kind: "degree",
  name: "How strongly it came true",
  question: "How strongly did it come true?",
  low: "not at all",
  high: "wholly",
  answer: 30,
});
export const percent = rating({
  kind: "percent",
  name: "How likely",
  question: "How likely is it that this will happen?",
  low: "cannot happen",
  high: "certain",
  answer: 100,
});
export const rating10 = rating({
  kind: "rating10",
  name: "Worn out",
  question: "How worn out are you?",
  low: "rested",
  high: "worn out",
  answer: 4,
});

const howOften = fieldOf("count", "How often", "How often did you look at your phone?", { highest: 50 });
export const count: AskedExamples = {
  edit: {
    ...statesOf({
      field: howOften,
      answer: 7,
      hint: "About. Nobody counts along.",
      long: {
        field: {
          ...howOften,
          question: "From the moment you went in to the moment you were back in the street: how often did you look at your phone?",
        },
        answer: 48,
      },
    }),
    tooMuch: { field: howOften, answer: 312 },
  },
  read: { answered: { field: howOften, answer: 0 }, long: { field: howOften, answer: 48 } },
};

const howLong = fieldOf("durationMinutes", "How long", "How long did you stay?");
export const durationMinutes: AskedExamples = {
  edit: {
    ...statesOf({
      field: howLong,
      answer: 20,
      hint: "Also a minute counts.",
      long: {
        field: { ...howLong, question: "How long did you stay, from the first moment on the spot until you decided that it was enough?" },
        answer: 10_080,
      },
    }),
    tooMuch: { field: howLong, answer: 10_081 },
  },
  read: { answered: { field: howLong, answer: 1 }, long: { field: howLong, answer: 10_080 } },
};

const clock = fieldOf("timer", "Stayed with it", "Stay with it, as long as you want to.");
const meant = { ...clock, plannedBy: "planned" };
export const timer: AskedExamples = {
  edit: {
    ...statesOf({
      field: { ...clock, id: "timerIdle" },
      answer: 754,
      hint: "You can stop at any moment; what you did counts.",
      long: {
        field: {
          ...clock,
          id: "timerLong",
          question:
            "Stay with it, as long as you want to: with the sounds, the warmth, the people, and with what your mind says about them.",
        },
        answer: 32_000,
      },
    }),
    running: { field: { ...clock, id: "timerRunning" }, runningFor: 95 },
    planned: { field: { ...meant, id: "timerPlanned" }, answers: { planned: 10 } },
    reached: { field: { ...meant, id: "timerReached" }, answers: { planned: 1 }, runningFor: 61 },
  },
  read: { answered: { field: clock, answer: 754 }, long: { field: clock, answer: 32_000 } },
};
