import { canonicalAddress } from "@/domain/access/email-address";
import { env } from "../env";
import { log } from "../log";
import type { MailKind } from "./kind";
import { mailText } from "./mail-text";
import { deliver, mailRoad } from "./transport";

/** The codes of nodemailer and of sockets; anything else might be text. */
function failureCode(error: unknown): string {
  const code = error instanceof Error && "code" in error && typeof error.code === "string" ? error.code : "";
  return /^[A-Z0-9_]{2,40}$/.test(code) ? code : "UNKNOWN";
}

/**
 * Sends one mail. What cannot be sent is logged by its code and never fails what it tells about: call it after the commit
 * (`ctx.afterwards`) and do not wait for it.
 * @param mail `to`: the address as it is stored, never as somebody typed it; `link`: for a reset
 */
export async function sendMail(mail: { to: string; kind: MailKind; link?: string }): Promise<void> {
  const { to, kind } = mail;
  try {
    if (mailRoad() === "none") return;
    if (canonicalAddress(to) !== to) {
      log({ event: "mailNotSent", kind, code: "WRONG_ADDRESS" });
      return;
    }
    const { PUBLIC_URL, MAIL_FROM } = env();
    const foothold = new URL("/", PUBLIC_URL).href;
    const from = MAIL_FROM ?? "foothold@demo.example";
    await deliver({ from, to, ...mailText(kind, { foothold, link: mail.link ?? foothold }) });
  } catch (error) {
    log({ event: "mailNotSent", kind, code: failureCode(error) });
  }
}
