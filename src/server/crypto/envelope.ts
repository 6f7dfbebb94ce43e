import { createCipheriv, createDecipheriv, randomBytes } from "node:crypto";
import { AppError } from "@/domain/errors";

/*
 * One layout for everything sealed, words and wrapped keys alike:
 *   1 byte format · 2 bytes key version · 12 bytes nonce · ciphertext · 16 bytes tag
 * The header is authenticated with the place (AAD), so neither the version nor the place can be exchanged.
 */
const FORMAT = 1;
const HEADER = 3;
const NONCE = 12;
const TAG = 16;

export type SealRef = {
  /** The database's table name. */
  table: string;
  /** The database's column name. */
  column: string;
  /** The row's id; for a record's version `${recordId}:${version}`. */
  rowId: string;
};

function associatedData(header: Uint8Array, practiceId: string, ref: SealRef): Buffer {
  return Buffer.concat([header, Buffer.from(`${practiceId}|${ref.table}|${ref.column}|${ref.rowId}`, "utf8")]);
}

/** AES-256-GCM over `plain`, bound to its practice, table, column and row. A new random nonce each time. */
export function sealBytes(
  key: Uint8Array,
  keyVersion: number,
  practiceId: string,
  ref: SealRef,
  plain: Uint8Array,
): Uint8Array<ArrayBuffer> {
  const header = Buffer.alloc(HEADER);
  header.writeUInt8(FORMAT, 0);
  header.writeUInt16BE(keyVersion, 1);
  const nonce = randomBytes(NONCE);
  const cipher = createCipheriv("aes-256-gcm", key, nonce, { authTagLength: TAG });
  cipher.setAAD(associatedData(header, practiceId, ref));
  return new Uint8Array(Buffer.concat([header, nonce, cipher.update(plain), cipher.final(), cipher.getAuthTag()]));
}

/** The version of the key that sealed these bytes. */
export function keyVersionOf(sealed: Uint8Array): number {
  const bytes = Buffer.from(sealed.buffer, sealed.byteOffset, sealed.byteLength);
  if (bytes.length < HEADER + NONCE + TAG || bytes.readUInt8(0) !== FORMAT)
    throw new AppError("INTERNAL", "sealed bytes of an unknown format");
  return bytes.readUInt16BE(1);
}

/** @throws AppError INTERNAL where the bytes were changed, or belong to another row, column, table, practice or key. */
export function openBytes(key: Uint8Array, practiceId: string, ref: SealRef, sealed: Uint8Array): Buffer {
  keyVersionOf(sealed);
  const bytes = Buffer.from(sealed.buffer, sealed.byteOffset, sealed.byteLength);
  const header = bytes.subarray(0, HEADER);
  const decipher = createDecipheriv("aes-256-gcm", key, bytes.subarray(HEADER, HEADER + NONCE), { authTagLength: TAG });
  decipher.setAAD(associatedData(header, practiceId, ref));
  decipher.setAuthTag(bytes.subarray(bytes.length - TAG));
  try {
    return Buffer.concat([decipher.update(bytes.subarray(HEADER + NONCE, bytes.length - TAG)), decipher.final()]);
  } catch {
    throw new AppError("INTERNAL", `seal does not open: ${ref.table}.${ref.column}`);
  }
}
