import type { Page } from "@playwright/test";

/** Calls a procedure with the session of whoever is signed in on the page. */
export async function call<Answer>(page: Page, procedure: string, input: unknown): Promise<Answer> {
  const answer = await page.evaluate(
    async ([path, given]) => {
      const response = await fetch(`/api/trpc/${path}?batch=1`, {
        method: "POST",
        headers: { "content-type": "application/json" },
        body: JSON.stringify({ 0: given }),
      });
      return (await response.json()) as unknown;
    },
    [procedure, input] as const,
  );
  return (answer as [{ result: { data: Answer } }])[0].result.data;
}

/** Assigned in the therapist's own session; choosing on the screen is walked in authoring.spec.ts. */
export async function assign(
  therapist: Page,
  clientId: string,
  what: { stepId: string | undefined } | { exercise: { id: string | undefined; version: number | undefined } },
): Promise<string> {
  const { assignmentId } = await call<{ assignmentId: string }>(therapist, "assignment.assign", {
    clientId,
    ...what,
    words: {
      title: "",
      whatExactly: "Once, at home",
      minimumVersion: "One sentence",
      whyThisHelps: "So that we both see it.",
      whenWhereWithWhom: "",
      toward: "",
      obstacles: [],
      safetyBehaviours: [],
    },
    rhythm: { frequency: "once" },
    clientConfidence: 80,
    clientAgreed: true,
    alsoKeepOther: false,
  });
  return assignmentId;
}
