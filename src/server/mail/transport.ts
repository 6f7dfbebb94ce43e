import "server-only";
import { randomUUID } from "node:crypto";
import { mkdir, writeFile } from "node:fs/promises";
import path from "node:path";
import { createTransport } from "nodemailer";
import { env } from "../env";

export type Letter = { from: string; to: string; subject: string; text: string };

const LOOPBACK = /^(?:localhost|127(?:\.\d+){3}|\[::1\])$/;
const PATIENCE = 20_000;

/** How this Foothold sends mail: by SMTP, as files of the demo, or not at all. */
export function mailRoad(): "smtp" | "files" | "none" {
  if (env().SMTP_URL) return "smtp";
  return env().FOOTHOLD_MODE === "demo" ? "files" : "none";
}

/**
 * The options for a mail server's address. Beyond this machine a letter travels by TLS or not at all: `smtps:` from the
 * first byte, `smtp:` by STARTTLS, which must succeed. Nothing else can be set by the address, certificates above all.
 */
export function smtpOptions(address: string) {
  const { protocol, hostname, port, username, password } = new URL(address);
  const isHere = LOOPBACK.test(hostname);
  const secure = protocol === "smtps:";
  return {
    host: hostname.replace(/^\[|\]$/g, ""),
    port: port ? Number(port) : secure ? 465 : 587,
    secure,
    requireTLS: !secure && !isHere,
    ignoreTLS: !secure && isHere,
    tls: { minVersion: "TLSv1.2", rejectUnauthorized: true },
    ...(username ? { auth: { user: decodeURIComponent(username), pass: decodeURIComponent(password) } } : {}),
    connectionTimeout: PATIENCE,
    greetingTimeout: PATIENCE,
    socketTimeout: PATIENCE,
  } as const;
}

/** A letter as nodemailer takes it: addresses as addresses, so that none is read as a list; no files, no downloads. */
function message({ from, to, subject, text }: Letter) {
  const address = (mail: string) => ({ name: "", address: mail });
  const parts = { from: address(from), to: address(to), subject, text, textEncoding: "quoted-printable" } as const;
  // Answers to it go nowhere, and a holiday notice should not try.
  const headers = { "Auto-Submitted": "auto-generated" };
  return { ...parts, headers, xMailer: false, disableFileAccess: true, disableUrlAccess: true } as const;
}

/** The same letter with its lines whole: who opens the file in an editor copies a link, and a line break inside breaks it. */
function readable(letter: string): string {
  const [head = "", ...body] = letter
    .replace("Content-Transfer-Encoding: quoted-printable", "Content-Transfer-Encoding: 8bit")
    .split("\n\n");
  const whole = body.join("\n\n").replaceAll("=\n", "");
  const text = whole.replace(/(?:=[0-9A-F]{2})+/g, (bytes) => Buffer.from(bytes.replaceAll("=", ""), "hex").toString("utf8"));
  return `${head}\n\n${text}`;
}

async function layAsFile(letter: Letter): Promise<void> {
  const folder = path.resolve(env().FOOTHOLD_MAIL_FOLDER);
  const { message: file } = await createTransport({ streamTransport: true, buffer: true, newline: "unix" }).sendMail(message(letter));
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const when = new Date().toISOString().replaceAll(":", "-");
  await writeFile(path.join(folder, `${when}-${randomUUID().slice(0, 8)}.eml`), readable(String(file)), { mode: 0o600, flag: "wx" });
}

/**
 * Hands a letter over. @throws where the mail server does not take it
 */
export async function deliver(letter: Letter): Promise<void> {
  const { SMTP_URL } = env();
  if (SMTP_URL) await createTransport(smtpOptions(SMTP_URL)).sendMail(message(letter));
  else await layAsFile(letter);
}
