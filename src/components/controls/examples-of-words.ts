import type { Option } from "@/domain/exercise/field";
import { type AskedExamples, fieldOf, type NoteExamples, statesOf } from "./example";

// Wording of the examples: nobody’s, made up for this page.

const A_LOT =
  "I sat on the third row, not by the door as I usually do. For the first few minutes I counted how often somebody turned round; it was twice, and both times they were looking for a bag.\n\nAfter a while I noticed that I had stopped counting. I heard most of the talk. My hands were warm and my voice shook when I asked my question, and the woman beside me wrote the answer down.";
const ONE_WORD = "Rindfleischetikettierungsüberwachungsaufgabenübertragungsgesetz".repeat(3);

const short = fieldOf("shortText", "Feared", "What do you expect to happen?");
export const shortText: AskedExamples = {
  edit: {
    ...statesOf({
      field: short,
      answer: "They will notice my hands and look away.",
      hint: "As it goes through your mind, in one sentence.",
      long: {
        field: {
          ...short,
          question:
            "When you think of standing in front of them, with the sheet in your hand and everybody waiting for you to begin: what do you expect to happen, as exactly as you can say it now?",
        },
        answer: A_LOT.slice(0, A_LOT.indexOf(" My hands")),
      },
    }),
    tooMuch: { field: short, answer: A_LOT },
  },
  read: {
    answered: { field: short, answer: "They will notice my hands and look away." },
    long: { field: short, answer: ONE_WORD },
  },
};

const long = fieldOf("longText", "Found out", "What did you find out?");
export const longText: AskedExamples = {
  edit: {
    ...statesOf({
      field: long,
      answer: "It was quieter in my head than I had thought.",
      hint: "About what you feared, about other people, about yourself. A line is enough.",
      long: {
        field: { ...long, question: "Looking back at the whole of it: what did you find out that you did not know before?" },
        answer: A_LOT,
      },
    }),
    tooMuch: { field: long, answer: `${A_LOT}\n\n`.repeat(12).slice(0, 4012) },
  },
  read: { answered: { field: long, answer: "It was quieter in my head than I had thought." }, long: { field: long, answer: A_LOT } },
};

export const note: NoteExamples = {
  field: fieldOf("note", "Before you go", "You do not have to feel ready. Go with what you have."),
  long: fieldOf(
    "note",
    "About this part",
    "The next questions are about the time before you went. Answer them as you would have answered then, as well as you can remember; where you cannot, leave them out. What you leave out stays empty and is no mistake. If it gets too much on the way, you can stop at any question: what you wrote so far is kept, and you find it again under Today.",
  ),
};

/** Options as a list of words, each called after its place. */
export function optionsOf(...labels: string[]): Option[] {
  return labels.map((label, index) => ({ value: `o${index + 1}`, label }));
}
