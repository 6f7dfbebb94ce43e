import type { Answers } from "@/domain/exercise/answer";
import type { Field } from "@/domain/exercise/field";
import { fieldsOf } from "@/domain/exercise/fields-of";
import { joinVersions } from "@/domain/exercise/split-answers";
import type { OwnItemKind } from "@/domain/own-item/kind";
import type { ExportedRecord, OwnExport } from "@/server/own-data/export-schema";
import { answerAsText } from "../form/answer-words";
import { asText, dayIn, paragraph, type ReadableWords, words } from "./readable-markup";
import { paceParts } from "./readable-pace";
import { PAGE_STYLE } from "./readable-style";

function section(id: string, heading: string, parts: string[], empty: string): string {
  return `<section id="${id}"><h2>${asText(heading)}</h2>${parts.length > 0 ? parts.join("") : paragraph(empty, "meta")}</section>`;
}

/** The answers of all versions as one: the later answer counts, and what a version took away is gone. */
function mergedAnswers(record: Pick<ExportedRecord, "versions">): Answers {
  return joinVersions(record.versions.map(({ answers, cleared }) => ({ words: answers, plain: [], cleared })));
}

/**
 * An export as one page: no script, no address that is fetched, headings to jump by, the person's own words first.
 * Opens without a connection, prints, and follows the device's light or dark.
 */
export function readableHtml(data: OwnExport, text: ReadableWords): string {
  const { html: t } = text;
  const { timeZone: zone } = data.profile;
  const parts = [
    { id: "records", heading: t("records"), body: recordParts(data, text), empty: t("noRecords") },
    { id: "pace", heading: t("pace"), body: paceParts(data, text), empty: t("noPace") },
    { id: "lists", heading: t("lists"), body: listParts(data, text), empty: t("noLists") },
    { id: "ladder", heading: t("ladder"), body: stepParts(data, text), empty: t("noSteps") },
    { id: "assigned", heading: t("assigned"), body: assignedParts(data, text), empty: t("noAssigned") },
    { id: "about", heading: t("aboutYou"), body: aboutParts(data, text), empty: "" },
    { id: "access", heading: t("access"), body: accessParts(data, text), empty: t("noAccess") },
  ];
  const contents = parts.map(({ id, heading }) => `<li><a href="#${id}">${asText(heading)}</a></li>`).join("");
  const made = t("made", { date: dayIn(zone, data.exportedAt, true), practice: data.practiceName });
  return `<!doctype html>
<html lang="en-GB"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<meta name="referrer" content="no-referrer"><meta name="color-scheme" content="light dark"><title>${asText(t("title"))}</title>
<style>${PAGE_STYLE}</style></head>
<body><header><h1>${asText(t("heading", { name: data.profile.name }))}</h1>${paragraph(made)}${paragraph(t("about"), "meta")}
<nav aria-label="${asText(t("contents"))}"><ul>${contents}</ul></nav></header>
<main>${parts.map(({ id, heading, body, empty }) => section(id, heading, body, empty)).join("\n")}</main></body></html>
`;
}

type Definition = OwnExport["definitions"][number];
type Assignment = OwnExport["assignments"][number];

/** What the page calls things, by step, assignment and exercise. */
function namesOf(data: OwnExport, { html: t }: ReadableWords) {
  const steps = new Map(data.steps.map(({ id, title }) => [id, title]));
  const definitions = new Map(data.definitions.map((definition) => [`${definition.id} ${definition.version}`, definition]));
  const definitionOf = (of: { definitionId: string; definitionVersion: number }): Definition | undefined =>
    definitions.get(`${of.definitionId} ${of.definitionVersion}`);
  const titleOfAssignment = (assignment: Assignment): string =>
    (assignment.stepId && steps.get(assignment.stepId)) || assignment.words.title || definitionOf(assignment)?.title || t("unnamed");
  const assignments = new Map(data.assignments.map((assignment) => [assignment.id, titleOfAssignment(assignment)]));
  const titleOfRecord = (record: ExportedRecord): string =>
    (record.stepId && steps.get(record.stepId)) ||
    (record.assignmentId && assignments.get(record.assignmentId)) ||
    definitionOf(record)?.title ||
    t("unnamed");
  return { definitionOf, titleOfAssignment, titleOfRecord };
}

function recordParts(data: OwnExport, text: ReadableWords): string[] {
  const { definitionOf, titleOfRecord } = namesOf(data, text);
  // Newest first, as in the app.
  return data.records.toReversed().map((record) => recordPart(record, titleOfRecord(record), definitionOf(record), text));
}

function recordPart(record: ExportedRecord, title: string, definition: Definition | undefined, text: ReadableWords): string {
  const { html: t, record: r } = text;
  const answers = mergedAnswers(record);
  const phases = (definition?.phases ?? []).map((phase) => {
    const lines = fieldsOf(phase).flatMap((field) => fieldLine(field, answers));
    return lines.length > 0 ? `<h4>${asText(phase.title)}</h4><dl>${lines.join("")}</dl>` : "";
  });
  const reasons = record.versions.findLast((version) => version.reasons.length > 0)?.reasons ?? [];
  const note = record.versions.findLast((version) => version.note !== null)?.note;
  const state = [dayIn(record.zone, record.occurredAt, true), r(`progress.${record.progress}`), r(`visibility.${record.visibility}`)];
  return [
    `<article><h3>${asText(title)}</h3>`,
    paragraph(state.join(" · "), "meta"),
    record.prediction?.retrospective ? paragraph(t("retrospective"), "meta") : "",
    ...phases,
    ...linkParts(record, text),
    ...checkBackParts(record, text),
    reasons.length > 0 ? paragraph(`${t("reasons")}: ${reasons.map((reason) => r(`ending.reason.${reason}`)).join(", ")}`) : "",
    record.exhaustion === null ? "" : paragraph(t("exhaustion", { value: record.exhaustion })),
    note ? `<h4>${asText(t("note"))}</h4>${words(note)}` : "",
    record.review?.note ? `<h4>${asText(t("review", { name: record.review.therapistName }))}</h4>${words(record.review.note)}` : "",
    ...threadParts(record, text),
    paragraph(t("versions", { count: record.versions.length }), "meta"),
    "</article>",
  ].join("");
}

/** What became of the links of a movie, each in its own words. */
function linkParts({ links }: ExportedRecord, { html: t, record: r }: ReadableWords): string[] {
  const known = links.filter(({ outcome }) => outcome !== null);
  if (known.length === 0) return [];
  return [
    `<h4>${asText(t("links"))}</h4>`,
    ...known.map(({ statement, outcome }) => `${words(statement ?? "")}${paragraph(outcome ? r(`outcome.${outcome}`) : "")}`),
  ];
}

/** What was said when it was asked about later. */
function checkBackParts({ checkBacks, zone }: ExportedRecord, { html: t }: ReadableWords): string[] {
  return checkBacks.flatMap(({ words: said, answeredAt }) =>
    said === null || answeredAt === null ? [] : [`<h4>${asText(t("asked", { date: dayIn(zone, answeredAt, false) }))}</h4>${words(said)}`],
  );
}

/** What was written under a record, and what followed from an answer that stood at the top of the day. */
function threadParts({ thread, flag, zone }: ExportedRecord, { html: t }: ReadableWords): string[] {
  const lines = thread.map(({ fromClient, authorName: name, words: said, writtenAt }) => {
    const date = dayIn(zone, writtenAt, true);
    return `<h4>${asText(fromClient ? t("youReplied", { date }) : t("theyReplied", { name, date }))}</h4>${words(said)}`;
  });
  const action = flag?.action ? [`<h4>${asText(t("flagAction", { name: flag.acknowledgedBy ?? "" }))}</h4>${words(flag.action)}`] : [];
  return flag ? [...lines, paragraph(t("flagged"), "meta"), ...action] : lines;
}

function fieldLine(field: Field, answers: Answers): string[] {
  const answer = answers[field.id];
  if (answer === undefined) return [];
  const isWritten = field.kind === "shortText" || field.kind === "longText" || Array.isArray(answer);
  return [`<dt>${asText(field.name)}</dt><dd${isWritten ? ' class="words"' : ""}>${asText(answerAsText(field, answer))}</dd>`];
}

const KINDS = ["value", "belief", "behaviour", "sign", "phrase"] as const satisfies OwnItemKind[];

function listParts(data: OwnExport, { html: t }: ReadableWords): string[] {
  if (data.ownItems.length === 0) return [];
  return KINDS.map((kind) =>
    list(
      t(`listOf.${kind}`),
      data.ownItems
        .filter((item) => item.kind === kind)
        .map(({ words: said, retiredAt }) => (retiredAt ? `${said} (${t("retired")})` : said)),
    ),
  );
}

function stepParts(data: OwnExport, { html: t }: ReadableWords): string[] {
  const titles = new Map(data.steps.map(({ id, title }) => [id, title]));
  const named = (id: string | null | undefined) => (id && titles.get(id)) || "";
  return data.steps.map((step) => {
    const line = [
      t("expected", { value: step.expectedAnxiety }),
      ...(step.takenBack ? [t("takenBack")] : step.state === "active" ? [] : [t(step.state)]),
    ].join(" · ");
    const kinds = step.variedIn.map((kind) => t(`varied.${kind}`)).join(", ");
    const [first, second] = step.combines;
    const related = [
      step.smallerStepOf && t("smallerOf", { title: named(step.smallerStepOf) }),
      step.variationOf && t("variationOf", { title: named(step.variationOf), kinds }),
      first && t("combinesTwo", { first: named(first), second: named(second) }),
    ].map((said) => (said ? paragraph(said, "meta") : ""));
    return `<article><h3>${asText(step.title)}</h3>${related.join("")}<dl><dt>${asText(t("smallest"))}</dt><dd class="words">${asText(step.minimumVersion)}</dd></dl>${paragraph(line, "meta")}</article>`;
  });
}

function assignedParts(data: OwnExport, text: ReadableWords): string[] {
  const { html: t } = text;
  const { titleOfAssignment } = namesOf(data, text);
  return data.assignments.toReversed().map((assignment) => {
    const { words: said, therapistName: name } = assignment;
    const lines = [
      [t("whatExactly"), said.whatExactly],
      [t("smallest"), said.minimumVersion],
      [t("why", { name }), said.whyThisHelps],
      [t("whenWhere"), said.whenWhereWithWhom],
      [t("toward"), said.toward],
    ].filter(([, words]) => words !== "");
    const on = t("assignedOn", { date: dayIn(data.profile.timeZone, assignment.assignedAt, false), name });
    return [
      `<article><h3>${asText(titleOfAssignment(assignment))}</h3>${paragraph(on, "meta")}<dl>`,
      ...lines.map(([label = "", words = ""]) => `<dt>${asText(label)}</dt><dd class="words">${asText(words)}</dd>`),
      "</dl>",
      said.safetyBehaviours.length > 0 ? paragraph(t("without", { behaviours: said.safetyBehaviours.join(", ") })) : "",
      ...said.obstacles.map(({ obstacle, ifThen }) => paragraph(t("obstacle", { obstacle, ifThen }))),
      "</article>",
    ].join("");
  });
}

function list(heading: string, lines: string[]): string {
  return lines.length > 0 ? `<h3>${asText(heading)}</h3><ul>${lines.map((line) => `<li>${asText(line)}</li>`).join("")}</ul>` : "";
}

function aboutParts(data: OwnExport, { html: t, purpose }: ReadableWords): string[] {
  const { profile } = data;
  const day = (instant: string) => dayIn(profile.timeZone, instant, false);
  const facts = [
    [t("name"), profile.name],
    [t("address"), profile.address ?? "–"],
    [t("zone"), profile.timeZone],
    [t("since"), day(profile.since)],
    ...(profile.careEndedAt ? [[t("careEnded"), day(profile.careEndedAt)]] : []),
  ];
  return [
    `<dl>${facts.map(([label = "", fact = ""]) => `<dt>${asText(label)}</dt><dd>${asText(fact)}</dd>`).join("")}</dl>`,
    list(
      t("care"),
      data.careRelationships.map(({ therapistName: name, startedAt, endedAt }) =>
        endedAt ? t("fromTo", { name, from: day(startedAt), to: day(endedAt) }) : t("fromOn", { name, from: day(startedAt) }),
      ),
    ),
    list(
      t("consents"),
      data.consents.map(({ purpose: of, textVersion: version, givenAt, withdrawnAt }) => {
        const given = { purpose: purpose(of), given: day(givenAt), version };
        return withdrawnAt ? t("consentWithdrawn", { ...given, withdrawn: day(withdrawnAt) }) : t("consentGiven", given);
      }),
    ),
    list(
      t("devices"),
      data.sessions.map(({ device, createdAt, lastSeenAt }) =>
        t("device", { device: device || t("unknownDevice"), from: day(createdAt), to: day(lastSeenAt) }),
      ),
    ),
  ];
}

/** What the program calls it, in words; the exact name stands in the file for programs. */
const KNOWN = [
  "record",
  "client",
  "exposure",
  "assignment",
  "pace",
  "restWeek",
  "paceAgreement",
  "caseload",
  "invitation",
  "privateNote",
  "ownItem",
  "care",
  "breakGlass",
];

function accessParts(data: OwnExport, { html: t }: ReadableWords): string[] {
  if (data.accessLog.length === 0) return [];
  const rows = data.accessLog.toReversed().map(({ at, name, procedure }) => {
    const [noun = ""] = procedure.split(".");
    const what = t(`accessOf.${KNOWN.includes(noun) ? noun : "other"}`);
    return `<tr><td>${asText(dayIn(data.profile.timeZone, at, true))}</td><td>${asText(name ?? "–")}</td><td>${asText(what)}</td></tr>`;
  });
  const head = [t("accessWhen"), t("accessWho"), t("accessWhat")].map((name) => `<th scope="col">${asText(name)}</th>`).join("");
  return [`<table><thead><tr>${head}</tr></thead><tbody>${rows.join("")}</tbody></table>`];
}
