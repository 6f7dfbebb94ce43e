import { NO_LISTS, type OwnLists } from "../form/own-lists";
import { type AskedExamples, fieldOf, statesOf } from "./example";
import { optionsOf } from "./examples-of-words";

const LONG_BEHAVIOUR =
  "Having the sentence ready in my head, word for word, before I open my mouth, and saying it over until it is my turn";

const planned = fieldOf("behaviourList", "To feel safer", "What would you usually do to feel safer?");
export const behaviourList: AskedExamples = {
  edit: {
    ...statesOf({
      field: planned,
      answer: [
        { behaviour: "Sitting by the door", plan: "drop" },
        { behaviour: "A bottle of water", plan: "reduce" },
      ],
      hint: "Nothing has to go at once.",
      long: {
        field: {
          ...planned,
          question: "What would you usually do, before, during and after, so that it is easier to bear or so that nobody notices?",
        },
        answer: [{ behaviour: LONG_BEHAVIOUR, plan: "keep" }],
      },
    }),
    full: {
      field: planned,
      answer: Array.from({ length: 20 }, (_, index) => ({ behaviour: `Number ${index + 1} of them`, plan: "keep" as const })),
    },
  },
  read: {
    answered: { field: planned, answer: [{ behaviour: "Sitting by the door", plan: "drop" }] },
    long: { field: planned, answer: [{ behaviour: LONG_BEHAVIOUR, plan: "reduce" }] },
    several: {
      field: planned,
      answer: [
        { behaviour: "Sitting by the door", plan: "drop" },
        { behaviour: "A bottle of water", plan: "reduce" },
        { behaviour: "My sister on the phone", plan: "keep" },
      ],
    },
  },
};

const used = fieldOf("usedBehaviourList", "Used after all", "What did you use after all, and how much?");
const plannedBefore = { behaviourList: [{ behaviour: "Sitting by the door", plan: "drop" as const }] };
export const usedBehaviourList: AskedExamples = {
  edit: {
    ...statesOf({
      field: used,
      answer: [
        { behaviour: "A bottle of water", degree: 40 },
        { behaviour: "Looking at my phone", degree: null },
      ],
      hint: "Also what you had not planned.",
      long: {
        field: {
          ...used,
          question:
            "Of all that you had planned to leave out, and of all that came up on the spot: what did you use after all, and how much?",
        },
        answer: [{ behaviour: LONG_BEHAVIOUR, degree: 100 }],
      },
    }),
    offered: { field: used, answers: plannedBefore },
  },
  read: {
    answered: { field: used, answer: [{ behaviour: "A bottle of water", degree: 40 }] },
    long: { field: used, answer: [{ behaviour: LONG_BEHAVIOUR, degree: 100 }] },
    gap: { field: used, answer: [{ behaviour: "Looking at my phone", degree: null }] },
  },
};

const friends = { id: "0199a1de-0000-7000-8000-000000000001", words: "Being there for my friends" };
const music = { id: "0199a1de-0000-7000-8000-000000000002", words: "Making music with others" };
const saying = {
  id: "0199a1de-0000-7000-8000-000000000003",
  words:
    "Saying what I think also where I do not know how it will be taken, and staying in the room afterwards to hear what the others have to say",
};
const sing = { id: null, words: "To sing again" };
/** What references offer, where an example says nothing else. */
export const EXAMPLE_LISTS: OwnLists = { ...NO_LISTS, value: [friends, music, saying] };
const toward = fieldOf("reference", "What it is for", "What is it for?", { refersTo: "value" });
export const reference: AskedExamples = {
  edit: {
    ...statesOf({
      field: toward,
      answer: [friends],
      hint: "From your own list, or in new words.",
      long: {
        field: { ...toward, question: "When you picture yourself doing it, a year from now and without a second thought: what is it for?" },
        answer: [saying],
      },
    }),
    several: { field: { ...toward, many: true }, answer: [music, friends] },
    ownEntry: { field: toward, answer: [sing] },
    emptyList: { field: { ...toward, refersTo: "record", question: "Which earlier record is it about?" }, lists: NO_LISTS },
  },
  read: {
    answered: { field: toward, answer: [friends] },
    long: { field: toward, answer: [saying] },
    several: { field: { ...toward, many: true }, answer: [music, friends] },
    ownEntry: { field: toward, answer: [sing] },
  },
};

const frames = fieldOf("groupList", "The chain", "What follows from what?", {
  item: {
    name: "Link",
    atLeast: 1,
    atMost: 4,
    fields: [
      { ...fieldOf("shortText", "Then", "And then?"), id: "link", kind: "shortText" },
      {
        ...fieldOf("percent", "How likely", "How likely, if the one before has come true?", {
          ends: { low: "cannot happen", high: "certain" },
        }),
        id: "likely",
        kind: "percent",
      },
      {
        ...fieldOf("choice", "Bearable", "Could you bear it?", { options: optionsOf("Yes", "With difficulty", "No") }),
        id: "bearable",
        kind: "choice",
      },
    ],
  },
});
const link = (words: string, likely: number) => ({ link: words, likely, bearable: "o2" });
const CHAIN = [link("My voice shakes", 70), link("They notice", 40), link("They think I cannot do it", 20)];
const LONG_LINK = link(
  "They stop listening, look at each other, and from then on everything that I say in any meeting is only waited for until it is over",
  5,
);
export const groupList: AskedExamples = {
  edit: {
    ...statesOf({
      field: frames,
      answer: CHAIN,
      hint: "One link at a time. You can put them in another order afterwards.",
      long: {
        field: {
          ...frames,
          question: "If it came as you fear, and then went on from there as it goes on in your mind at night: what follows from what?",
        },
        answer: [LONG_LINK, LONG_LINK],
      },
    }),
    one: { field: frames, answer: CHAIN.slice(0, 1) },
    full: { field: frames, answer: [...CHAIN, link("I have to look for other work", 5)] },
    tooMuch: { field: frames, answer: [{ ...CHAIN[0], link: LONG_LINK.link.repeat(4) }] },
  },
  read: {
    answered: { field: frames, answer: CHAIN.slice(0, 1) },
    long: { field: frames, answer: [LONG_LINK, LONG_LINK] },
    several: { field: frames, answer: CHAIN },
  },
};
