"use client";
import { useTranslations } from "next-intl";
import { useId, useState } from "react";
import { useDevice, useDeviceSnapshot } from "../client/device-provider";
import { RatingControl } from "../form/edit/rating-control";
import { NO_LISTS } from "../form/own-lists";
import { Button } from "../ui/button";
import { useToast } from "../ui/toast";

type Props = { requestId: string /** What the server has. */; told: number | null };

/** After an answer: how heard the client felt, 0–10. Asked once, skipped for good by one tap, said anew until they ask again. */
export function FeltHeard({ requestId, told }: Props) {
  const t = useTranslations("pace");
  const id = useId();
  const device = useDevice();
  const showToast = useToast();
  const { outbox, meta, status } = useDeviceSnapshot();
  const [value, setValue] = useState<number | null>(null);
  const [isOpen, setIsOpen] = useState(false);
  const [isTold, setIsTold] = useState(false);
  const said = outbox.reduce(
    (last, { operation, state }) =>
      operation.type === "pace.feltHeard" && operation.entityId === requestId && state === "waiting" ? operation.payload.feltHeard : last,
    told,
  );
  // Whether it was skipped is known only once the device has been opened.
  if (status === "opening" || (meta?.heardSkipped === requestId && said === null)) return null;
  if (said !== null && !isOpen) {
    return (
      <p className="mt-4 flex flex-wrap items-center gap-x-4 text-ink-2 text-md">
        {t("today.heardSaid", { value: said })}
        <button
          type="button"
          onClick={() => {
            setValue(said);
            setIsOpen(true);
          }}
          className="min-h-target underline decoration-line-strong underline-offset-4"
        >
          {t("today.heardAgain")}
        </button>
      </p>
    );
  }

  function keep() {
    if (value === null) return setIsTold(true);
    device.write([{ type: "pace.feltHeard", entityId: requestId, payload: { feltHeard: value }, text: "", title: t("today.heard") }]).then(
      () => setIsOpen(false),
      () => showToast({ message: t("notKept") }),
    );
  }
  return (
    <div className="mt-4 border-line border-t pt-3.5">
      <h2 id={id} className="font-semibold">
        {t("today.heard")}
      </h2>
      <RatingControl
        field={{
          id: "feltHeard",
          kind: "rating10",
          question: "",
          name: "",
          starred: false,
          pinned: false,
          ends: { low: t("today.heardLow"), high: t("today.heardHigh") },
        }}
        answer={value ?? undefined}
        onAnswer={(answer) => {
          setIsTold(false);
          setValue(typeof answer === "number" ? answer : null);
        }}
        answers={{}}
        lists={NO_LISTS}
        labelledBy={id}
        describedBy={isTold ? `${id}-missing` : undefined}
        today=""
      />
      <p id={`${id}-missing`} role="status" className="font-semibold">
        {isTold && t("today.heardMissing")}
      </p>
      <div className="mt-2 flex flex-wrap gap-2.5">
        <Button size="phone" className="flex-1" waiting={value === null} onClick={keep}>
          {t("today.heardKeep")}
        </Button>
        <Button
          variant="quiet"
          size="phone"
          onClick={() => {
            setIsOpen(false);
            device.skipFeltHeard(requestId).catch(() => {});
          }}
        >
          {t("today.heardSkip")}
        </Button>
      </div>
    </div>
  );
}
