import { callerAt } from "./people";
import type { StoryMade } from "./story";
import type { Moment, Telling } from "./telling";

type Answer = { ok: true; steps: { id: string; title: string }[]; made: string[] } | { ok: false; reason: string };

/** What was made of a ladder later on: steps split, varied, brought together, rested. What is new is added to `steps` by its title. */
export function ladderMoments(telling: Telling, made: readonly StoryMade[], steps: Map<string, string>): Moment[] {
  const { therapist, clientId, stepId, at } = telling;
  return made.map((given) => {
    const when = at(given.day, 10);
    const { exposure } = callerAt(therapist, when);
    const taken = (answer: Answer) => {
      if (!answer.ok) throw new Error(`day ${given.day} of a ladder: ${answer.reason}`);
      for (const { id, title } of answer.steps) if (answer.made.includes(id)) steps.set(title, id);
    };
    return {
      at: when,
      async happens() {
        if ("split" in given) taken(await exposure.splitStep({ clientId, stepId: stepId(given.split), smaller: given.into }));
        else if ("vary" in given) taken(await exposure.varyStep({ clientId, stepId: stepId(given.vary), varied: given.in, ...given.as }));
        else if ("combine" in given)
          taken(await exposure.combineSteps({ clientId, stepIds: [stepId(given.combine[0]), stepId(given.combine[1])], ...given.as }));
        else await exposure.setStepState({ clientId, stepId: stepId(given.rest), state: "resting" });
      },
    };
  });
}
