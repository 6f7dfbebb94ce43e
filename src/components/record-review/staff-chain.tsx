"use client";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { lazy, Suspense, useState } from "react";
import type { Answers, Group } from "@/domain/exercise/answer";
import { wordsOfLink } from "@/domain/exercise/chain";
import type { ClientDefinition } from "@/domain/exercise/definition";
import type { LinkOutcome } from "@/domain/exercise/frames";
import { layReady } from "../assignment/use-kept-fields";
import { useLadder } from "../exposure/use-ladder";
import { ChainStrip } from "../form/chain-strip";
import { chainAt } from "../record/chain-at";
import { Button } from "../ui/button";
import { Skeleton } from "../ui/skeleton";
import { useToast } from "../ui/toast";

const StepForm = lazy(() => import("../exposure/step-form").then((module) => ({ default: module.StepForm })));

type Props = { definition: ClientDefinition; answers: Answers; outcomes: readonly LinkOutcome[]; clientId: string | null };

const EXPERIMENT = "exercise:behavioural-experiment@1";

/** The client's film as frames. In session, one link of it becomes an experiment or a step of the ladder. */
export function StaffChain({ definition, answers, outcomes, clientId }: Props) {
  const chain = definition.linkPredictions && chainAt(definition, definition.linkPredictions.list);
  const answer = chain && answers[chain.field.id];
  if (!chain || !Array.isArray(answer) || answer.length === 0) return null;
  const links = answer as Group[];
  return (
    <ChainStrip
      roles={chain.roles}
      links={links}
      outcomes={outcomes}
      waysOf={(entry) => {
        const words = wordsOfLink(chain.roles, links[entry]);
        return clientId !== null && words !== null && <LinkWays clientId={clientId} words={words} />;
      }}
    />
  );
}

function LinkWays({ clientId, words }: { clientId: string; words: string }) {
  const t = useTranslations("therapist.chain");
  const router = useRouter();
  const [isStep, setIsStep] = useState(false);
  function experiment() {
    layReady(clientId, { chosen: EXPERIMENT, whatExactly: words.slice(0, 280) });
    router.push(`/clients/${clientId}/assign?exercise=${EXPERIMENT.slice(EXPERIMENT.indexOf(":") + 1)}`);
  }
  if (isStep) return <LinkToStep clientId={clientId} words={words} onClose={() => setIsStep(false)} />;
  return (
    <div className="flex flex-wrap gap-x-4 print:hidden">
      <Button variant="quiet" className="px-0" onClick={experiment}>
        {t("experiment")}
      </Button>
      <Button variant="quiet" className="px-0" onClick={() => setIsStep(true)}>
        {t("step")}
      </Button>
    </div>
  );
}

function LinkToStep({ clientId, words, onClose }: { clientId: string; words: string; onClose(): void }) {
  const t = useTranslations("therapist.chain");
  const ladder = useTranslations("therapist.ladder");
  const { add } = useLadder(clientId);
  const showToast = useToast();
  return (
    <Suspense fallback={<Skeleton lines={4} label={ladder("loading")} />}>
      <StepForm
        startsAs={words.slice(0, 280)}
        busy={add.isPending}
        problem={add.isError ? ladder("failed") : null}
        onCancel={onClose}
        onSave={(step) =>
          add.mutate(
            { clientId, ...step },
            {
              onSuccess: () => {
                showToast({ message: t("stepAdded") });
                onClose();
              },
            },
          )
        }
      />
    </Suspense>
  );
}
