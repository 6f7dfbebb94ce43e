"use client";
import { useFormatter, useTranslations } from "next-intl";
import { useEffect, useId, useRef, useState } from "react";
import { useDevice, useDeviceSnapshot } from "../client/device-provider";
import { NotMonitored } from "../client/not-monitored";
import { useFrame } from "../client/use-frame";
import type { RouterOutputs } from "../data/router-types";
import { Button } from "../ui/button";
import { QuietButton } from "./screen-parts";
import type { AdditionHandle } from "./use-addition";

type Message = RouterOutputs["record"]["getOwn"]["thread"][number];
type Props = {
  recordId: string;
  title: string;
  thread: readonly Message[];
  /** Somebody reads it. */
  mayWrite: boolean;
  zone: string;
  handle: AdditionHandle;
};

/** What both wrote under one record; not a chat. What waits on this phone stands among it. */
export function Thread({ recordId, title, thread, mayWrite, zone, handle }: Props) {
  const t = useTranslations("record.thread");
  const banner = useTranslations("client.banner");
  const format = useFormatter();
  const id = useId();
  const device = useDevice();
  const name = useFrame()?.therapistName ?? "";
  const { outbox } = useDeviceSnapshot();
  const words = handle.addition?.reply ?? "";
  const setWords = (reply: string) => handle.change({ reply });
  const [opened, setIsOpen] = useState<boolean | null>(null);
  // Words that were left here in the middle stand there again.
  const isOpen = opened ?? words !== "";
  const [failed, setFailed] = useState(false);
  const told = useRef(false);
  const unseen = thread.some((message) => !message.fromClient && !message.seen);
  useEffect(() => {
    // Once for each look: the therapist learns that it was on the screen.
    if (!unseen || told.current) return;
    told.current = true;
    device.write([{ type: "record.seeThread", entityId: recordId, payload: {}, text: "", title }]).catch(() => {});
  }, [unseen, device, recordId, title]);
  const waiting = outbox.flatMap(({ operation }) =>
    operation.type === "record.reply" && operation.entityId === recordId && !thread.some((message) => message.id === operation.opId)
      ? [{ id: operation.opId, words: operation.payload.words }]
      : [],
  );
  if (thread.length === 0 && waiting.length === 0 && !mayWrite) return null;

  function send() {
    const written = words.trim();
    if (written === "") return;
    device.write([{ type: "record.reply", entityId: recordId, payload: { words: written }, text: written, title }]).then(
      () => {
        setWords("");
        setIsOpen(false);
        setFailed(false);
      },
      () => setFailed(true),
    );
  }
  const on = (instant: string) => format.dateTime(new Date(instant), { day: "numeric", month: "long", timeZone: zone });
  return (
    <section id="thread" aria-labelledby={`${id}-thread`} className="mt-8 border-line border-t pt-4">
      <h2 id={`${id}-thread`} className="font-semibold text-lg">
        {t("title")}
      </h2>
      <ol className="mt-2 grid gap-3.5">
        {thread.map((message) => (
          <li key={message.id} className={`border-l-2 pl-3.5 ${message.fromClient ? "border-line-strong" : "border-action"}`}>
            <p className="text-[0.84375rem] text-ink-3">
              {message.fromClient
                ? t("you", { date: on(message.writtenAt) })
                : t("by", { name: message.authorName, date: on(message.writtenAt) })}
            </p>
            <p className="whitespace-pre-wrap break-words font-words text-lg leading-words">{message.words}</p>
          </li>
        ))}
        {waiting.map((message) => (
          <li key={message.id} className="border-line-strong border-l-2 pl-3.5">
            <p className="text-[0.84375rem] text-ink-3">{t("waiting")}</p>
            <p className="whitespace-pre-wrap break-words font-words text-lg leading-words">{message.words}</p>
          </li>
        ))}
      </ol>
      {mayWrite && !isOpen && <QuietButton onClick={() => setIsOpen(true)}>{t("write", { name })}</QuietButton>}
      {mayWrite && isOpen && (
        <div className="mt-3">
          <label htmlFor={id} className="text-ink-2 text-md">
            {t("label", { name })}
          </label>
          <textarea
            id={id}
            rows={3}
            maxLength={4000}
            value={words}
            onChange={(event) => setWords(event.target.value)}
            className="mt-1 block max-h-96 min-h-[6.5rem] w-full resize-none rounded-control border-[1.5px] border-line-strong bg-surface px-3.5 py-3 font-words text-lg leading-words field-sizing-content"
          />
          {failed && (
            <p role="alert" className="mt-2 font-semibold text-md">
              {banner("noStore")}
            </p>
          )}
          <NotMonitored className="mt-3" />
          <div className="mt-2.5 flex items-center gap-3">
            <Button variant="primary" size="phone" className="flex-1" waiting={words.trim() === ""} onClick={send}>
              {t("send")}
            </Button>
            <QuietButton onClick={() => setIsOpen(false)}>{t("cancel")}</QuietButton>
          </div>
        </div>
      )}
    </section>
  );
}
