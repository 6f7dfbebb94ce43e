import { randomBytes } from "node:crypto";
import { tmpdir } from "node:os";
import path from "node:path";
import { inject } from "vitest";
import { cloneTemplate } from "../../../scripts/test-database.mjs";

// Runs before each test file, ahead of its imports: every file has a database of its own, and settings that lead to it.
const { adminUrl, template, clonePrefix, folder } = inject("testServer");
const urls = await cloneTemplate(adminUrl, template, `${clonePrefix}${randomBytes(6).toString("hex")}`);

// What a test lays into the machine's folder for such things lies in this run's.
process.env.TMPDIR = folder;
process.env.DATABASE_URL = urls.app;
process.env.MIGRATION_DATABASE_URL = urls.owner;
process.env.FOOTHOLD_MASTER_KEY = randomBytes(32).toString("base64");
process.env.AUTH_SECRET = randomBytes(32).toString("base64url");
process.env.FOOTHOLD_MODE = "demo";
process.env.PORT = "3000";
process.env.FOOTHOLD_ERASURE_LEDGER = path.join(tmpdir(), `foothold-erasures-${randomBytes(6).toString("hex")}.jsonl`);
process.env.FOOTHOLD_MAIL_FOLDER = path.join(tmpdir(), `foothold-mail-${randomBytes(6).toString("hex")}`);
process.env.PUBLIC_URL = "http://127.0.0.1:3000";
