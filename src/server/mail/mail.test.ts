import { mkdtempSync, readdirSync, readFileSync, statSync } from "node:fs";
import { type AddressInfo, createServer, type Socket } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import { createTransport } from "nodemailer";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { env } from "../env";
import * as logging from "../log";
import { MAIL_KINDS } from "./kind";
import { sendMail } from "./send-mail";
import { mailRoad, smtpOptions } from "./transport";

const TO = "kim@test.example";
const LINK = "http://127.0.0.1:3000/new-passphrase#AAAABBBBCCCCDDDDEEEEFFFFGGGGHHHHIIIIJJJJKKK";

let folder: string;
/** The settings of this process are one object; a test changes what it needs and puts it back. */
let before: ReturnType<typeof env>;
beforeEach(() => {
  before = { ...env() };
  folder = path.join(mkdtempSync(path.join(tmpdir(), "foothold-mail-")), "made", "when needed");
  Object.assign(env(), { FOOTHOLD_MAIL_FOLDER: folder });
});
afterEach(() => {
  Object.assign(env(), { SMTP_URL: undefined, MAIL_FROM: undefined }, before);
  vi.restoreAllMocks();
});

/** The one letter in the folder: its head, and its text as a reader sees it. */
function theLetter(): { head: string; text: string } {
  const [file = ""] = readdirSync(folder);
  const [head = "", ...parts] = readFileSync(path.join(folder, file), "utf8").split("\n\n");
  return { head, text: parts.join("\n\n") };
}

/** A mail server that says what it is told to and keeps what it hears. */
async function mailServer(answer: (line: string, socket: Socket) => string | null) {
  const heard: string[] = [];
  const server = createServer((socket) => {
    socket.write("220 here\r\n");
    let inLetter = false;
    socket.on("error", () => {});
    socket.on("data", (data) => {
      for (const line of data.toString().split("\r\n").slice(0, -1)) {
        heard.push(line);
        if (inLetter && line !== ".") continue;
        inLetter = line === "DATA";
        const said = answer(line, socket);
        if (said !== null) socket.write(`${said}\r\n`);
      }
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  return { heard, port, close: () => new Promise((resolve) => server.close(resolve)) };
}

describe("a mail of the demo", () => {
  it.each(MAIL_KINDS)("lies in a file that only this account reads: %s", async (kind) => {
    await sendMail({ to: TO, kind, link: LINK });
    const [file = ""] = readdirSync(folder);
    expect(file).toMatch(/\.eml$/);
    expect(statSync(path.join(folder, file)).mode & 0o077).toBe(0);
    const { head, text } = theLetter();
    expect(head).toMatch(new RegExp(`^To: <?${TO}>?$`, "m"));
    expect(head).toMatch(/^Content-Type: text\/plain; charset=utf-8$/m);
    expect(head).not.toMatch(/^(?:Bcc|Cc|X-Mailer):/im);
    // Every address in it leads to Foothold, and a link stands only in the mail that is about one.
    const links = text.match(/\w+:\/\/[^\s]+/g) ?? [];
    expect(links).toEqual(kind === "passphraseReset" ? [LINK] : ["http://127.0.0.1:3000/"]);
    expect(`${head}${text}`).not.toMatch(
      /practice at|therap|client|patient|anxi|exposure|record|session|treat|clinic|mental|health|diagnos/i,
    );
    expect(text).not.toMatch(/<\w|\{\w/);
  });

  it("goes to one address as it is stored and to nobody else", async () => {
    const logged = vi.spyOn(logging, "log");
    const wrong = [
      "kim@test.example\r\nBcc: eve@x.example",
      "kim@test.example, eve@x.example",
      "Kim <kim@test.example>",
      "KIM@test.example",
      `${"a".repeat(250)}@x.example`,
      "",
    ];
    for (const to of wrong) await sendMail({ to, kind: "attention" });
    await sendMail({ to: TO, kind: "attention" });
    expect(readdirSync(folder)).toHaveLength(1);
    expect(theLetter().head).not.toContain("eve");
    expect(logged.mock.calls.map(([entry]) => entry)).toEqual(
      wrong.map(() => ({ event: "mailNotSent", kind: "attention", code: "WRONG_ADDRESS" })),
    );
  });
});

describe("in production", () => {
  it("nothing is sent and nothing written without a mail server", async () => {
    Object.assign(env(), { FOOTHOLD_MODE: "production" });
    expect(mailRoad()).toBe("none");
    await sendMail({ to: TO, kind: "attention" });
    expect(() => readdirSync(folder)).toThrow("ENOENT");
  });

  it("a mail server beyond this machine gets a letter by TLS or not at all", () => {
    expect(smtpOptions("smtps://u:p%40ss@mail.example")).toMatchObject({
      host: "mail.example",
      port: 465,
      secure: true,
      auth: { user: "u", pass: "p@ss" },
    });
    const open = smtpOptions("smtp://mail.example?ignoreTLS=true&tls.rejectUnauthorized=false");
    expect(open).toMatchObject({
      port: 587,
      secure: false,
      requireTLS: true,
      ignoreTLS: false,
      tls: { minVersion: "TLSv1.2", rejectUnauthorized: true },
    });
    for (const here of ["127.0.0.1", "localhost", "[::1]"])
      expect(smtpOptions(`smtp://${here}:25`)).toMatchObject({ port: 25, requireTLS: false });
    for (const there of ["127.0.0.1.example", "localhost.example", "10.0.0.5", "[::2]"])
      expect(smtpOptions(`smtp://${there}`).requireTLS, there).toBe(true);
  });

  it("a mail server that can't switch to TLS gets nothing of a letter", async () => {
    const server = await mailServer((line) => (line === "QUIT" ? "221 bye" : /^STARTTLS/.test(line) ? "502 no" : "250 ok"));
    const open = { ...smtpOptions("smtp://mail.example"), host: "127.0.0.1", port: server.port };
    await expect(createTransport(open).sendMail({ from: TO, to: TO, subject: "x", text: LINK })).rejects.toMatchObject({ code: "ETLS" });
    expect(server.heard.join()).not.toMatch(/MAIL FROM|RCPT|DATA/);
    await server.close();
  });

  it("a letter goes to the mail server of this machine", async () => {
    const server = await mailServer((line) => {
      if (/^EHLO/.test(line)) return "250 here";
      if (line === "DATA") return "354 go on";
      return line === "QUIT" ? "221 bye" : "250 ok";
    });
    Object.assign(env(), {
      FOOTHOLD_MODE: "production",
      SMTP_URL: `smtp://127.0.0.1:${server.port}`,
      MAIL_FROM: "foothold@practice.example",
    });
    await sendMail({ to: TO, kind: "passphraseChanged" });
    expect(server.heard).toContain("MAIL FROM:<foothold@practice.example>");
    expect(server.heard.filter((line) => line.startsWith("RCPT"))).toEqual([`RCPT TO:<${TO}>`]);
    expect(server.heard.join("\n")).toContain("Subject: Your Foothold passphrase was changed");
    await server.close();
  });

  it("a mail server that refuses fails nothing and is logged by its code, without its words", async () => {
    const logged = vi.spyOn(logging, "log");
    const server = await mailServer((line) => (/^EHLO/.test(line) ? "250 here" : line.startsWith("RCPT") ? `550 no ${TO} here` : "250 ok"));
    Object.assign(env(), {
      FOOTHOLD_MODE: "production",
      SMTP_URL: `smtp://127.0.0.1:${server.port}`,
      MAIL_FROM: "foothold@practice.example",
    });
    await sendMail({ to: TO, kind: "passphraseReset", link: LINK });
    Object.assign(env(), { SMTP_URL: "smtp://127.0.0.1:1" });
    await sendMail({ to: TO, kind: "passphraseReset", link: LINK });
    expect(logged.mock.calls.map(([entry]) => entry)).toEqual([
      { event: "mailNotSent", kind: "passphraseReset", code: "EENVELOPE" },
      { event: "mailNotSent", kind: "passphraseReset", code: "ESOCKET" },
    ]);
    await server.close();
  });
});
