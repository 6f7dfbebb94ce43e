"use client";
import { useQuery } from "@tanstack/react-query";
import Link from "next/link";
import { useFormatter, useTranslations } from "next-intl";
import { useEffect, useId, useRef, useState } from "react";
import { useDevice } from "../client/device-provider";
import { LoadFailed } from "../client/load-failed";
import { CardSkeleton } from "../client/skeleton";
import type { RouterOutputs } from "../data/router-types";
import { useTRPC } from "../data/trpc";
import { asUtcDay } from "../form/calendar-day";
import { useHere } from "../pace/here";
import { Actions, FormHeader } from "../record/screen-parts";
import { Button } from "../ui/button";
import { CheckBackForm } from "./check-back-form";
import { NOTHING_SAID, operationOf, type Said } from "./said";

type Line = RouterOutputs["today"]["get"]["checkBacks"]["shown"][number];

/** On the day: what was expected, in one's own words, and what came of it. */
export function CheckBackScreen({ checkBackId }: { checkBackId: string }) {
  const t = useTranslations("client.checkBack");
  const trpc = useTRPC();
  const today = useQuery(trpc.today.get.queryOptions());
  // What is asked stays on the screen while the answer is on its way and Today no longer has it.
  const [opened, setOpened] = useState<Line | null>(null);
  const found = today.data?.checkBacks.shown.find(({ id }) => id === checkBackId) ?? null;
  if (found && !opened) setOpened(found);
  if (opened) return <Asked line={opened} />;
  if (today.isError) return <Framed>{<LoadFailed error={today.error} onAgain={() => void today.refetch()} />}</Framed>;
  if (!today.data) return <CardSkeleton />;
  return (
    <Framed>
      <p className="mt-8 text-title">{t("gone")}</p>
    </Framed>
  );
}

function Framed({ children }: { children: React.ReactNode }) {
  return (
    <>
      <FormHeader state="draft" />
      <main id="content">{children}</main>
    </>
  );
}

function Asked({ line }: { line: Line }) {
  const t = useTranslations("client.checkBack");
  const record = useTranslations("record");
  const failed = useTranslations("client.banner");
  const format = useFormatter();
  const device = useDevice();
  const id = useId();
  const heading = useRef<HTMLHeadingElement>(null);
  const [said, setSaid] = useState<Said>(NOTHING_SAID);
  const [state, setState] = useState<"asked" | "missing" | "failed" | "kept">("asked");
  useEffect(() => {
    if (state === "kept") heading.current?.focus();
  }, [state]);
  useHere({ assignmentId: line.assignmentId, recordId: line.recordId });
  const day = format.dateTime(asUtcDay(line.writtenOn), { day: "numeric", month: "long", timeZone: "UTC" });

  function keep() {
    const text = said.outcome === null ? "" : [record(`outcome.${said.outcome}`), said.words.trim()].filter(Boolean).join(". ");
    const operation = operationOf(line.id, line.statement ?? t("untitled"), text, said);
    if (!operation) return setState("missing");
    device.write([operation]).then(
      () => setState("kept"),
      () => setState("failed"),
    );
  }
  return (
    <>
      <FormHeader state={state === "kept" ? "saved" : "draft"} />
      <main id="content" className="flex flex-1 flex-col">
        <p className="mt-3 text-ink-2">{t("wrote", { day })}</p>
        <p className="mt-1.5 whitespace-pre-wrap break-words border-line-strong border-l-2 pl-3.5 font-words text-lg leading-words">
          {line.statement ?? t("untitled")}
        </p>
        {state === "kept" ? (
          <>
            <h1 ref={heading} tabIndex={-1} className="mt-6 text-question outline-none">
              {t(said.outcome === "cannotTellYet" && said.moveTo !== null ? "moved" : "kept")}
            </h1>
            <p className="mt-2 text-ink-2">
              {said.moveTo !== null && said.outcome === "cannotTellYet"
                ? t("movedTo", {
                    day: format.dateTime(asUtcDay(said.moveTo), { weekday: "long", day: "numeric", month: "long", timeZone: "UTC" }),
                  })
                : t("keptNote")}
            </p>
            <Actions>
              <Button size="phone" className="min-h-[54px] flex-1" onClick={() => setState("asked")}>
                {t("change")}
              </Button>
              <Link
                href="/today"
                className="inline-flex min-h-[54px] flex-1 items-center justify-center rounded-control bg-action px-5 font-semibold text-lg text-on-action"
              >
                {t("toToday")}
              </Link>
            </Actions>
          </>
        ) : (
          <>
            <h1 id={`${id}-question`} className="mt-6 text-balance text-question">
              {t("question")}
            </h1>
            <CheckBackForm
              said={said}
              likelihoodBefore={line.likelihoodBefore}
              labelledBy={`${id}-question`}
              onSaid={(next) => {
                setState("asked");
                setSaid(next);
              }}
            />
            {(state === "missing" || state === "failed") && (
              <p role="alert" className="mt-3 border-ink border-l-[3px] pl-3 font-semibold text-md">
                {state === "missing" ? t("missing") : failed("noStore")}
              </p>
            )}
            <Actions>
              <Button variant="primary" size="phone" className="min-h-[54px] flex-1" waiting={said.outcome === null} onClick={keep}>
                {t("keep")}
              </Button>
            </Actions>
          </>
        )}
      </main>
    </>
  );
}
