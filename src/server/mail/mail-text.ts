import { createTranslator } from "use-intl/core";
import messages from "../../../messages/en.json";
import type { MailKind } from "./kind";

/**
 * A mail's words: plain text, the same for everybody but for the link. Nobody's name, no practice and nothing of anybody's
 * care stands in it, because mail is read on locked screens and by others.
 * @param links `foothold`: the public address; `link`: where a reset leads
 */
export function mailText(kind: MailKind, links: { foothold: string; link: string }): { subject: string; text: string } {
  const t = createTranslator({ locale: "en-GB", messages, namespace: "mail" });
  const lines = t(`${kind}.text`, links);
  return { subject: t(`${kind}.subject`), text: `${lines}\n\n${t("footer")}\n` };
}
