import { randomBytes } from "node:crypto";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { afterAll, beforeEach, describe, expect, it } from "vitest";
import type { MasterKeys } from "./master-key";
import { fileKeys } from "./master-key-file";

const folder = mkdtempSync(path.join(os.tmpdir(), "foothold-keys-"));
afterAll(() => rmSync(folder, { recursive: true }));

const file = path.join(folder, "keys");
const place = { practiceId: "p", table: "practice_key", column: "wrapped_key", rowId: "p:1" };
const write = (...lines: string[]) => writeFileSync(file, lines.join("\n"), { mode: 0o600 });
const line = (version: number) => `${version}:${randomBytes(32).toString("base64")}`;

const one = line(1);
let keys: MasterKeys;
beforeEach(() => {
  write(one);
  keys = fileKeys(file, "production");
});

describe("master keys in a file", () => {
  it("are taken up by a running app: the newest wraps from the moment when it stands there", async () => {
    const key = randomBytes(32);
    const before = await keys.wrap(place, key);
    expect([await keys.newest(), keys.versionOf(before)]).toEqual([1, 1]);
    write("# rotated in spring", line(7), one, "");
    const after = await keys.wrap(place, key);
    expect([await keys.newest(), keys.versionOf(after)]).toEqual([7, 7]);
    expect([await keys.unwrap(place, before), await keys.unwrap(place, after)]).toEqual([key, key]);
  });

  it("are read again for a version that another instance has used already", async () => {
    const two = line(2);
    write(one, two);
    const wrapped = await fileKeys(file, "production").wrap(place, randomBytes(32));
    write(one);
    await expect(keys.unwrap(place, wrapped)).rejects.toThrow("there is no master key of version 2");
    write(one, two);
    expect(await keys.unwrap(place, wrapped)).toHaveLength(32);
  });

  it("wrap nothing where the file has become unreadable, and go on opening", async () => {
    const wrapped = await keys.wrap(place, randomBytes(32));
    write("half a li");
    await expect(keys.wrap(place, randomBytes(32))).rejects.toThrow("line 1 must be a version");
    expect(await keys.unwrap(place, wrapped)).toHaveLength(32);
  });

  it("open at their own place only", async () => {
    const wrapped = await keys.wrap(place, randomBytes(32));
    for (const other of [
      { ...place, practiceId: "q" },
      { ...place, rowId: "p:2" },
      { ...place, table: "client_key" },
    ])
      await expect(keys.unwrap(other, wrapped)).rejects.toThrow("seal does not open");
  });
});
