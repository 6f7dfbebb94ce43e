import type { OwnExport } from "@/server/own-data/export-schema";
import { asText, dayIn, paragraph, type ReadableWords, words } from "./readable-markup";

type Request = OwnExport["paceRequests"][number];

/** Every request to slow down with what was added and answered, newest first; then rest weeks and what was agreed on. */
export function paceParts(data: OwnExport, { html: t }: ReadableWords): string[] {
  const requests = data.paceRequests.toReversed().map((request) => requestPart(request, data, t));
  const weeks = data.restWeeks.map(({ from, to, words: said, endedAt }) => {
    const days = t("restWeek", { from: plainDay(from), to: plainDay(to) });
    return `<article><h3>${asText(days)}</h3>${said ? words(said) : ""}${endedAt ? paragraph(t("restWeekEnded"), "meta") : ""}</article>`;
  });
  const { paceAgreement: agreed } = data;
  if (!agreed || (agreed.things === null && agreed.minutes === null)) return [...requests, ...weeks];
  const dose = t("agreed", { things: agreed.things ?? "–", minutes: agreed.minutes ?? "–", name: agreed.agreedBy });
  return [...requests, ...weeks, paragraph(dose)];
}

function requestPart(request: Request, data: OwnExport, t: ReadableWords["html"]): string {
  const { stepId, exhaustion, feltHeard } = request;
  const step = data.steps.find(({ id }) => id === stepId)?.title;
  const when = [dayIn(request.zone, request.occurredAt, true), ...(step ? [step] : [])].join(" · ");
  const said = [request.words, request.tooMuch, request.smaller];
  const named = [null, t("tooMuch"), t("smaller")];
  return [
    `<article><h3>${asText(t(request.kind))}</h3>${paragraph(when, "meta")}`,
    ...said.map((each, index) => (each === null ? "" : `${named[index] ? `<h4>${asText(named[index] ?? "")}</h4>` : ""}${words(each)}`)),
    request.askFirst ? paragraph(t("askFirst")) : "",
    exhaustion === null ? "" : paragraph(t("exhaustion", { value: exhaustion })),
    request.stoppedOn === null ? "" : paragraph(t("stopped"), "meta"),
    request.takenBackAt ? paragraph(t("takenBack"), "meta") : "",
    request.answer ? `<h4>${asText(t("answered", { name: request.answeredBy ?? "" }))}</h4>${words(request.answer)}` : "",
    request.changes.length > 0 ? paragraph(request.changes.map((change) => t(`change.${change}`)).join(" · "), "meta") : "",
    feltHeard === null ? "" : paragraph(t("feltHeard", { value: feltHeard })),
    "</article>",
  ].join("");
}

/** A day of the calendar, which is the same wherever it is read. */
function plainDay(date: string): string {
  return dayIn("UTC", `${date}T00:00:00Z`, false);
}
