import { type AskedExamples, fieldOf, statesOf } from "./example";
import { optionsOf } from "./examples-of-words";

const LONG_OPTIONS = optionsOf(
  "I looked at it from where I was, waited until most of the others had gone, and went in with the last of them so that nobody would be behind me",
  "I went in at once",
  "None of these: it was all quite different from what I had thought, and I would have to tell it from the beginning for it to make sense to anybody",
);
const OWN_WORDS = "I stood in the doorway for a while and then sat down beside somebody I knew from the course last year.";

const whatDone = fieldOf("choice", "What you did", "What did you do first?", {
  options: optionsOf("I went in at once", "I waited outside", "I went in with somebody"),
});
const outcome = fieldOf("choice", "Did it happen", "Did it happen?", {
  options: [
    { value: "no", label: "No" },
    { value: "partly", label: "Partly" },
    { value: "yes", label: "Yes" },
    { value: "cannotTellYet", label: "I cannot tell yet", consequence: "You will be asked again on {decideBy}." },
    { value: "cannotKnow", label: "I can never know" },
  ],
});
const ownChoice = { ...whatDone, ownEntry: true };
export const choice: AskedExamples = {
  edit: {
    ...statesOf({
      field: whatDone,
      answer: "o2",
      hint: "What comes closest.",
      long: {
        field: {
          ...whatDone,
          question: "When you came to the door and saw that it was open, what did you do first?",
          options: LONG_OPTIONS,
        },
        answer: "o1",
      },
    }),
    ownEntry: { field: ownChoice, answer: OWN_WORDS },
    outcome: { field: outcome, answer: "partly", answers: { decideBy: "2026-03-13" } },
  },
  read: {
    answered: { field: whatDone, answer: "o2" },
    long: { field: { ...whatDone, options: LONG_OPTIONS }, answer: "o3" },
    ownEntry: { field: ownChoice, answer: OWN_WORDS },
    outcome: { field: outcome, answer: "cannotTellYet" },
  },
};

const inOrder = fieldOf("orderedChoice", "How often", "How often was that so?", {
  options: [
    { value: "never", label: "Never", score: 0 },
    { value: "sometimes", label: "On some days", score: 1 },
    { value: "often", label: "On most days", score: 2 },
    { value: "daily", label: "Every day", score: 3 },
  ],
});
export const orderedChoice: AskedExamples = {
  edit: statesOf({
    field: inOrder,
    answer: "sometimes",
    hint: "In the past week.",
    long: {
      field: {
        ...inOrder,
        options: LONG_OPTIONS.map((option, score) => ({ ...option, score })),
        question:
          "In the past week, on the days on which you met people: how often was it so that you went home earlier than you had meant to?",
      },
      answer: "o2",
    },
  }),
  read: {
    answered: { field: inOrder, answer: "sometimes" },
    long: { field: { ...inOrder, options: LONG_OPTIONS }, answer: "o1" },
  },
};

const signs = fieldOf("multiChoice", "Noticed", "What did you notice in your body?", {
  options: optionsOf("A fast heart", "Warm hands", "A dry mouth", "Nothing in particular"),
});
const ownSigns = { ...signs, ownEntry: true };
export const multiChoice: AskedExamples = {
  edit: {
    ...statesOf({
      field: signs,
      answer: ["o3", "o1"],
      hint: "Tap them in the order in which they came.",
      long: {
        field: {
          ...ownSigns,
          options: LONG_OPTIONS,
          question: "Of all that people tell about such a moment, what was so for you, and in which order did it come?",
        },
        answer: ["o3", OWN_WORDS, "o1"],
      },
    }),
    ownEntry: { field: ownSigns, answer: ["A buzzing in my ears", "o2"] },
  },
  read: {
    answered: { field: signs, answer: ["o3", "o1"] },
    long: { field: { ...signs, options: LONG_OPTIONS }, answer: ["o3", "o1", "o2"] },
    ownEntry: { field: ownSigns, answer: ["A buzzing in my ears", "o2"] },
  },
};

const day = fieldOf("date", "The day", "On which day do you want to go?", { offeredDays: [1, 3, 7] });
export const date: AskedExamples = {
  edit: {
    ...statesOf({
      field: day,
      answer: "2026-03-05",
      hint: "You can change it until you have gone.",
      long: {
        field: {
          ...day,
          offeredDays: [1, 2, 3, 5, 7, 14],
          question: "Of the days that lie before you, with all that you have to do on them: on which do you want to go?",
        },
        answer: "2026-03-16",
      },
    }),
    ownDay: { field: day, answer: "2026-04-20" },
    emptyList: { field: fieldOf("date", "The day", "Which day was it?") },
  },
  read: { answered: { field: day, answer: "2026-03-05" }, long: { field: day, answer: "2031-12-31" } },
};

const by = fieldOf("decideBy", "By when", "By when will you know?", { offeredDays: [1, 7, 30] });
export const decideBy: AskedExamples = {
  edit: {
    ...statesOf({
      field: by,
      answer: "2026-03-09",
      hint: "You will be asked again on that day.",
      long: {
        field: {
          ...by,
          question: "Some things show at once and others only after a while: by which day will you know whether it came as you expect?",
        },
        answer: "2026-04-01",
      },
    }),
    ownDay: { field: by, answer: "2026-06-01" },
  },
  read: { answered: { field: by, answer: "2026-03-09" }, long: { field: by, answer: "2027-01-04" } },
};
