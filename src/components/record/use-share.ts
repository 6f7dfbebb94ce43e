"use client";
import { useTranslations } from "next-intl";
import { useDevice } from "../client/device-provider";
import { useToast } from "../ui/toast";

/**
 * Share and take back, as operations. Sharing shows a toast with an undo for eight seconds; the same undo stays in the
 * record until it has been opened.
 */
export function useShare(
  recordId: string,
  title: string,
  therapistName: string,
  onTakenBack: () => void,
): { share(): void; takeBack(): void } {
  const t = useTranslations("record.share");
  const sync = useTranslations("client.banner");
  const device = useDevice();
  const showToast = useToast();
  const write = (type: "record.share" | "record.takeBack") => device.write([{ type, entityId: recordId, payload: {}, text: "", title }]);
  const failed = () => showToast({ message: sync("noStore") });

  function takeBack() {
    write("record.takeBack").then(onTakenBack, failed);
  }
  return {
    share() {
      write("record.share").then(
        () => showToast({ message: t("shared", { name: therapistName }), action: { label: t("takeBack"), onAction: takeBack } }),
        failed,
      );
    },
    takeBack,
  };
}
