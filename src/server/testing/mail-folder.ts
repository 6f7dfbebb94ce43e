import { mkdtempSync, readdirSync, readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { env } from "../env";

/** A folder for the letters of one test. @returns reads what lies in it, the oldest first */
export function ownMailFolder(): () => string[] {
  const folder = mkdtempSync(path.join(tmpdir(), "foothold-mail-"));
  Object.assign(env(), { FOOTHOLD_MAIL_FOLDER: folder });
  return () =>
    readdirSync(folder)
      .sort()
      .map((file) => readFileSync(path.join(folder, file), "utf8"));
}
