import { timingSafeEqual } from "node:crypto";
import { generateSecret, generateSync, generateURI } from "otplib";
import { startOfStep, stepsThatCount } from "@/domain/access/totp-step";
import { AppError } from "@/domain/errors";
import type { PracticeSealer } from "../crypto/practice-seal";

/*
 * Six digits of HMAC-SHA-1 every 30 seconds: what every authenticator app can do. (Nothing here rests on SHA-1 being free of collisions.)
 */
const SECRET_BYTES = 20;
/** How long a secret that is offered waits for its first code. */
const OFFER_LASTS = 15 * 60_000;

const secretPlace = (userId: string) => ({ table: "totp_secret", column: "secret_sealed", rowId: userId });
/** An offer stands in no table: it goes to the browser, sealed, and comes back with the first code. */
const offerPlace = (userId: string) => ({ table: "totp_secret", column: "offer", rowId: userId });

/** @returns 160 random bits in base32 */
export function makeTotpSecret(): string {
  return generateSecret({ length: SECRET_BYTES });
}

/** The code that an authenticator app shows during a step. */
export function codeOfStep(secret: string, step: number): string {
  return generateSync({ secret, epoch: startOfStep(step).getTime() / 1000 });
}

/** The steps whose code this is, of those that count now, oldest first. More than one only where codes coincide. */
export function stepsOfCode(secret: string, code: string, now: Date): number[] {
  const typed = Buffer.from(code.padEnd(6).slice(0, 6), "latin1");
  return stepsThatCount(now).filter((step) => timingSafeEqual(Buffer.from(codeOfStep(secret, step), "latin1"), typed));
}

/** The address that a QR code holds, for the authenticator app. */
export function totpUri(secret: string, email: string): string {
  return generateURI({ issuer: "Foothold", label: email, secret });
}

export function sealTotpSecret(sealer: PracticeSealer, userId: string, secret: string): Uint8Array<ArrayBuffer> {
  return sealer.seal(secretPlace(userId), Buffer.from(secret, "ascii"));
}

export function openTotpSecret(sealer: PracticeSealer, userId: string, sealed: Uint8Array): string {
  return sealer.open(secretPlace(userId), sealed).toString("ascii");
}

/** A secret that this person may confirm with its first code. Nothing is stored until then, so nothing half set up can count. */
export function sealOffer(sealer: PracticeSealer, userId: string, secret: string, now: Date): string {
  const offer = JSON.stringify({ secret, until: now.getTime() + OFFER_LASTS });
  return Buffer.from(sealer.seal(offerPlace(userId), Buffer.from(offer, "utf8"))).toString("base64url");
}

/** @returns the offered secret; null where the offer ran out, was changed, or was made for somebody else */
export function openOffer(sealer: PracticeSealer, userId: string, offer: string, now: Date): string | null {
  try {
    const opened = sealer.open(offerPlace(userId), Buffer.from(offer, "base64url")).toString("utf8");
    const { secret, until } = JSON.parse(opened) as { secret: string; until: number };
    return now.getTime() < until ? secret : null;
  } catch (error) {
    if (error instanceof AppError) return null;
    throw error;
  }
}
