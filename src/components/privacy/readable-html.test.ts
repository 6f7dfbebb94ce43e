import fc from "fast-check";
import { createTranslator } from "use-intl/core";
import { describe, expect, it } from "vitest";
import { exposureRecord } from "@/domain/exercise/catalog/exposure-record";
import { toClientDefinition } from "@/domain/exercise/client-definition";
import type { OwnExport } from "@/server/own-data/export-schema";
import messages from "../../../messages/en.json";
import { readableHtml } from "./readable-html";
import type { ReadableWords } from "./readable-markup";
import { exportFileName } from "./save-file";

const translator = (namespace: string) => {
  const t = createTranslator({ locale: "en-GB", messages, namespace: namespace as "privacy" });
  return (key: string, values?: Record<string, string | number>) => t(key as "title", values);
};
const WORDS: ReadableWords = { html: translator("privacy.html"), record: translator("record"), purpose: translator("privacy.consent") };
const AT = "2026-03-17T08:12:00.000Z";

/** Everything once, with `mark` wherever a person can have written something. */
const link = (statement: string) => ({
  ...{ statement, howWillIKnow: null, likelihoodBefore: 70, decideBy: "2026-03-20", predictedAt: AT, lockedAt: null },
  ...{ retrospective: false, outcome: "no" as const, degree: null, outcomeAt: AT },
  ...{ likelihoodAgain: null, likelihoodLater: null, likelihoodLaterAt: null },
});

function exportWith(mark: string): OwnExport {
  const id = (index: number) => `00000000-0000-4000-8000-00000000000${index}`;
  const words = {
    title: mark,
    safetyBehaviours: [mark],
    whatExactly: mark,
    minimumVersion: mark,
    whyThisHelps: mark,
    whenWhereWithWhom: mark,
    toward: mark,
  };
  const record = { stepId: id(1), assignmentId: null, definitionId: "exposure-record", definitionVersion: 1, zone: "Europe/Berlin" };
  const times = { occurredAt: AT, receivedAt: AT, afterOpenedAt: AT, finishedAt: AT, sharedAt: AT, openedAt: AT, editedAt: null };
  const version = { occurredAt: AT, zone: "Europe/Berlin", receivedAt: AT, cleared: [], note: mark, pace: "fine" };
  const tree = { smallerStepOf: id(1), variationOf: id(1), variedIn: ["place" as const], combines: [id(1), id(1)], takenBack: true };
  return {
    format: "foothold-export",
    formatVersion: 2,
    whatThisIs: "",
    exportedAt: AT,
    practiceName: mark,
    profile: { name: mark, address: mark, timeZone: "Europe/Berlin", since: AT, careEndedAt: AT },
    consents: [{ purpose: "care", textVersion: 1, givenAt: AT, withdrawnAt: AT }],
    careRelationships: [{ therapistName: mark, startedAt: AT, endedAt: null }],
    steps: [{ id: id(1), title: mark, minimumVersion: mark, expectedAnxiety: 45, state: "resting", ...tree, createdAt: AT, updatedAt: AT }],
    assignments: [
      {
        id: id(2),
        stepId: id(1),
        definitionId: "exposure-record",
        definitionVersion: 1,
        rhythm: { frequency: "once", weekdays: [], times: null, periodDays: null, windowFrom: null, windowTo: null, minutes: 5 },
        therapistName: mark,
        words: { ...words, obstacles: [{ obstacle: mark, ifThen: mark }] },
        confidence: 70,
        state: "active",
        assignedAt: AT,
        closedAt: null,
      },
    ],
    records: [
      {
        id: id(3),
        ...record,
        ...times,
        progress: "done",
        visibility: "reviewed",
        exhaustion: 4,
        versions: [
          { ...version, version: 1, answers: { fearedOutcome: mark, likelihoodBefore: 80 }, reasons: [] },
          { ...version, version: 2, answers: { whatILearned: mark }, reasons: ["tooTired"] },
        ],
        prediction: null,
        links: [{ entry: 1, leftOutAt: null, ...link(mark) }],
        checkBacks: [
          {
            ...{ id: id(8), subjectId: id(3), dueOn: "2026-03-19", questions: ["outcome"], madeAt: AT },
            answeredAt: AT,
            movedTo: null,
            words: mark,
          },
        ],
        review: { therapistName: mark, note: mark, reviewedAt: AT },
        thread: [{ id: id(5), fromClient: true, authorName: mark, words: mark, writtenAt: AT, seenAt: null }],
        flag: { raisedAt: AT, acknowledgedAt: AT, acknowledgedBy: mark, action: mark },
      },
    ],
    definitions: [toClientDefinition({ ...exposureRecord, title: mark || "Exercise" })],
    ownItems: [{ id: id(6), kind: "value", words: mark, position: 0, retiredAt: AT, createdAt: AT, updatedAt: AT }],
    paceRequests: [
      {
        id: id(4),
        kind: "slower",
        words: mark,
        occurredAt: AT,
        zone: "Europe/Berlin",
        receivedAt: AT,
        takenBackAt: null,
        answeredAt: AT,
        answeredBy: mark,
        answer: mark,
        tooMuch: mark,
        smaller: mark,
        askFirst: true,
        exhaustion: 8,
        stoppedOn: "2026-03-17",
        stepId: null,
        assignmentId: null,
        recordId: null,
        phase: mark,
        question: mark,
        changes: ["fewerThings", "restWeek"],
        feltHeard: 7,
        feltHeardAt: AT,
      },
    ],
    restWeeks: [{ id: id(7), from: "2026-03-23", to: "2026-03-29", words: mark, setBy: mark, setAt: AT, endedAt: AT }],
    paceAgreement: { things: 2, minutes: 30, checkAfterSessions: false, checkAfterExercises: true, agreedAt: AT, agreedBy: mark },
    sessions: [{ device: mark, createdAt: AT, lastSeenAt: AT, endedAt: null }],
    passkeys: [],
    accessLog: [{ at: AT, name: mark, role: "therapist", procedure: "record.open" }],
  };
}

describe("the readable page", () => {
  it("runs nothing and fetches nothing, whatever was written", () => {
    const nasty = fc.oneof(
      fc.constantFrom(
        "<script>alert(1)</script>",
        '"><img src=x onerror=alert(1)>',
        "</style><script>",
        "' onload='x",
        "<!--",
        "&lt;b&gt;",
      ),
      fc.string(),
    );
    const plain = tagsOf(readableHtml(exportWith("words"), WORDS));
    fc.assert(
      fc.property(nasty, (mark) => {
        const page = readableHtml(exportWith(`a${mark}`), WORDS);
        // Not one tag more, and none changed, by anything that a person wrote.
        expect(tagsOf(page)).toEqual(plain);
      }),
    );
    expect(plain.join(" ")).not.toMatch(/<script|<link|<img|<iframe|\bsrc=|\bon\w+=|https?:/i);
    expect(plain.filter((tag) => tag.includes("href=")).every((tag) => tag.includes('href="#'))).toBe(true);
  });

  it("has one heading of the first level, and every part under its own", () => {
    const page = readableHtml(exportWith("words"), WORDS);
    expect(page.match(/<h1>/g)).toHaveLength(1);
    const levels = [...page.matchAll(/<h(\d)>/g)].map(([, level]) => Number(level));
    for (const [index, level] of levels.entries()) expect(level - (levels[index - 1] ?? 0)).toBeLessThanOrEqual(1);
    expect(page.indexOf('id="records"')).toBeLessThan(page.indexOf('id="about"'));
    expect(page).not.toMatch(/privacy\.|record\.|MISSING/);
  });

  it("shows what was written, in every version's last words", () => {
    const page = readableHtml(exportWith("I said <hello> & stayed"), WORDS);
    expect(page).toContain("I said &#60;hello&#62; &#38; stayed");
    expect(page).toContain("Too tired");
  });
});

describe("the file's name", () => {
  it("says a day, in the person's own time zone, and nothing else", () => {
    expect(exportFileName("2026-11-22T23:30:00.000Z", "Europe/Berlin", "json")).toBe("my-foothold-2026-11-23.json");
    expect(exportFileName("2026-11-22T23:30:00.000Z", "UTC", "html")).toBe("my-foothold-2026-11-22.html");
  });
});

function tagsOf(page: string): string[] {
  return [...page.replace(/<style>[\s\S]*?<\/style>/, "<style></style>").matchAll(/<[^>]*>/g)].map(([tag]) => tag);
}
