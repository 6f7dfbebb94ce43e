"use client";
import { useFormatter, useTranslations } from "next-intl";
import { useId, useState } from "react";
import type { Answers, Group } from "@/domain/exercise/answer";
import { dayOfLink } from "@/domain/exercise/chain";
import type { ClientDefinition } from "@/domain/exercise/definition";
import type { LinkOutcome } from "@/domain/exercise/frames";
import { useDevice } from "../client/device-provider";
import { answersAsText } from "../form/answer-words";
import { addDays, asUtcDay, calendarDay } from "../form/calendar-day";
import { ChainStrip } from "../form/chain-strip";
import { chainAt } from "./chain-at";
import { QuietButton } from "./screen-parts";

type Props = { definition: ClientDefinition; recordId: string; title: string; answers: Answers; outcomes: readonly LinkOutcome[] };

const OFFERED_DAYS = [1, 7, 14, 30];

/** One's own film as frames. A link without a day gets one by a tap, and is asked about on that day. */
export function OwnChain({ definition, recordId, title, answers, outcomes }: Props) {
  const t = useTranslations("record.strip");
  const failed = useTranslations("client.banner");
  const device = useDevice();
  const [said, setSaid] = useState<"set" | "failed" | null>(null);
  const chain = definition.linkPredictions && chainAt(definition, definition.linkPredictions.list);
  const answer = chain && answers[chain.field.id];
  if (!chain || !Array.isArray(answer) || answer.length === 0) return null;
  const links = answer as Group[];
  const { roles, field } = chain;
  const days = field.item.fields.find(({ id }) => id === roles.decideBy)?.offeredDays ?? OFFERED_DAYS;

  function setDay(entry: number, day: string) {
    if (roles.decideBy === undefined) return;
    const changed = { [field.id]: links.map((link, at) => (at === entry ? { ...link, [roles.decideBy ?? ""]: day } : link)) };
    const text = answersAsText(definition, changed);
    device.write([{ type: "record.edit", entityId: recordId, payload: { answers: changed, cleared: [] }, text, title }]).then(
      () => setSaid("set"),
      () => setSaid("failed"),
    );
  }
  return (
    <>
      <ChainStrip
        roles={roles}
        links={links}
        outcomes={outcomes}
        waysOf={(entry) =>
          roles.decideBy !== undefined &&
          dayOfLink(roles, links[entry]) === null &&
          !outcomes.some((one) => one.entry === entry && one.outcome !== null) && <SetDay days={days} onSet={(day) => setDay(entry, day)} />
        }
      />
      <p role="status" className="text-ink-2 text-md">
        {said === "set" && t("daySet")}
        {said === "failed" && failed("noStore")}
      </p>
    </>
  );
}

function SetDay({ days, onSet }: { days: readonly number[]; onSet(day: string): void }) {
  const t = useTranslations("record.strip");
  const format = useFormatter();
  const id = useId();
  const [isOpen, setIsOpen] = useState(false);
  if (!isOpen) return <QuietButton onClick={() => setIsOpen(true)}>{t("setDay")}</QuietButton>;
  const today = calendarDay(new Date());
  return (
    <fieldset aria-labelledby={id}>
      <p id={id} className="text-ink-2 text-md">
        {t("setDay")}
      </p>
      <div className="mt-1 grid grid-cols-2 gap-2">
        {days.map((inDays) => {
          const day = addDays(today, inDays);
          return (
            <button
              key={inDays}
              type="button"
              onClick={() => onSet(day)}
              className="min-h-target rounded-control border-[1.5px] border-line-strong bg-surface px-2 font-medium text-md"
            >
              {t("dayIn", { days: inDays })}
              <span className="block font-normal text-ink-2 text-sm">
                {format.dateTime(asUtcDay(day), { weekday: "short", day: "numeric", month: "long", timeZone: "UTC" })}
              </span>
            </button>
          );
        })}
      </div>
    </fieldset>
  );
}
