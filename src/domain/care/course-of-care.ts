/** One therapist's time with a client. */
export type CareSpan = { readonly therapistId: string; readonly startedAt: Date; readonly endedAt: Date | null };

/** A client's care so far, as the practice keeps it. */
export type CourseOfCare = { readonly spans: readonly CareSpan[]; readonly dischargedAt: Date | null };

export type CareState = "inCare" | "discharged";

/** Whether somebody cares for the client. Without a live span care has ended, whatever else is noted. */
export function careState({ spans }: CourseOfCare): CareState {
  return spans.some(({ endedAt }) => endedAt === null) ? "inCare" : "discharged";
}

/** Who cares for the client now. */
export function caringTherapists({ spans }: CourseOfCare): string[] {
  return spans.filter(({ endedAt }) => endedAt === null).map(({ therapistId }) => therapistId);
}

/** What an admin may do with a client's care; the ids of therapists are of active therapists of the same practice. */
export type CareAct =
  | { readonly kind: "transfer"; readonly to: string }
  | { readonly kind: "discharge" }
  | { readonly kind: "readmit"; readonly to: string };

export type CareRefusal = "sameTherapist" | "alreadyDischarged" | "alreadyInCare";

/** Why this can't be done with a client's care as it stands; null where it can. */
export function careRefusal(course: CourseOfCare, act: CareAct): CareRefusal | null {
  const inCare = careState(course) === "inCare";
  if (act.kind === "readmit") return inCare ? "alreadyInCare" : null;
  if (!inCare) return "alreadyDischarged";
  const now = caringTherapists(course);
  return act.kind === "transfer" && now.length === 1 && now[0] === act.to ? "sameTherapist" : null;
}

/** What changes: whether the present spans end, who begins, and whether the client then counts as discharged. */
export type CareChange = { readonly endsPresent: boolean; readonly begins: string | null; readonly discharged: boolean };

/** What an act that is not refused changes. Each leaves at most one therapist, and none exactly where care has ended. */
export function careChange(act: CareAct): CareChange {
  switch (act.kind) {
    case "transfer":
      return { endsPresent: true, begins: act.to, discharged: false };
    case "discharge":
      return { endsPresent: true, begins: null, discharged: true };
    case "readmit":
      return { endsPresent: false, begins: act.to, discharged: false };
  }
}

/** The course after an act, or as it was where the act is refused. */
export function afterAct(course: CourseOfCare, act: CareAct, now: Date): CourseOfCare {
  if (careRefusal(course, act) !== null) return course;
  const { endsPresent, begins, discharged } = careChange(act);
  const ended = course.spans.map((span) => (endsPresent && span.endedAt === null ? { ...span, endedAt: now } : span));
  const begun = begins === null ? [] : [{ therapistId: begins, startedAt: now, endedAt: null }];
  return { spans: [...ended, ...begun], dischargedAt: discharged ? now : null };
}
