import { createHash, generateKeyPairSync, type KeyObject, randomBytes, sign } from "node:crypto";
import { isoCBOR } from "@simplewebauthn/server/helpers";
import type { Assertion, FinishRegistrationInput } from "../passkey/schema";

/** What a test bends: where the page stood, what the authenticator says of itself, and what it signs. */
export type Bent = {
  origin?: string;
  rpId?: string;
  userVerified?: boolean;
  counter?: number;
  challenge?: string;
  type?: string;
  /** A byte of the signature is turned. */
  wrongSignature?: boolean;
  userHandle?: string;
  /** `self`: signed by the passkey itself, as some authenticators answer though nothing is asked. */
  attestation?: "none" | "self" | "certificate";
};
type Creation = { challenge: string; rp: { id: string }; user: { id: string } };
type Question = { challenge: string; rpId: string };

const ORIGIN = "http://localhost:3000";
const PRESENT = 0x01;
const VERIFIED = 0x04;
const HAS_CREDENTIAL = 0x40;

const sha256 = (bytes: string | Uint8Array) => createHash("sha256").update(bytes).digest();
const text = (bytes: Uint8Array) => Buffer.from(bytes).toString("base64url");

function clientData(type: string, challenge: string, origin: string): Buffer {
  return Buffer.from(JSON.stringify({ type, challenge, origin, crossOrigin: false }), "utf8");
}

function authenticatorData(rpId: string, flags: number, counter: number, credential: Uint8Array = new Uint8Array()): Buffer {
  const count = Buffer.alloc(4);
  count.writeUInt32BE(counter);
  return Buffer.concat([sha256(rpId), Buffer.from([flags]), count, credential]);
}

/** The public key as authenticators write it (COSE, RFC 9053): kty EC2, alg ES256, crv P-256, x, y. */
function coseKey(publicKey: KeyObject): Uint8Array {
  const { x = "", y = "" } = publicKey.export({ format: "jwk" });
  const entries: [number, number | Uint8Array][] = [
    [1, 2],
    [3, -7],
    [-1, 1],
  ];
  entries.push([-2, new Uint8Array(Buffer.from(x, "base64url"))], [-3, new Uint8Array(Buffer.from(y, "base64url"))]);
  return isoCBOR.encode(new Map(entries));
}

/** One passkey on a device, with a real P-256 key: what a browser and an authenticator would answer together. */
export class SoftwareAuthenticator {
  readonly credentialId: Buffer;
  readonly #keys = generateKeyPairSync("ec", { namedCurve: "P-256" });
  #userHandle = "";
  counter = 0;

  /** @param credentialId claimed as the passkey's id; random where none is given */
  constructor(credentialId: Buffer = randomBytes(32)) {
    this.credentialId = credentialId;
  }

  /** Answers `passkey.startRegistration`. */
  register(challengeId: string, options: Creation, bent: Bent = {}): FinishRegistrationInput {
    this.#userHandle = options.user.id;
    const length = Buffer.alloc(2);
    length.writeUInt16BE(this.credentialId.length);
    const credential = Buffer.concat([Buffer.alloc(16), length, this.credentialId, coseKey(this.#keys.publicKey)]);
    const flags = PRESENT | HAS_CREDENTIAL | (bent.userVerified === false ? 0 : VERIFIED);
    const authData = authenticatorData(bent.rpId ?? options.rp.id, flags, bent.counter ?? this.counter, credential);
    const data = clientData(bent.type ?? "webauthn.create", bent.challenge ?? options.challenge, bent.origin ?? ORIGIN);
    const signed = { alg: -7, sig: new Uint8Array(sign("sha256", Buffer.concat([authData, sha256(data)]), this.#keys.privateKey)) };
    const statements = { none: {}, self: signed, certificate: { ...signed, x5c: [new Uint8Array(randomBytes(300))] } };
    const kind = bent.attestation ?? "none";
    const attestation = new Map<string, unknown>([
      ["fmt", kind === "none" ? "none" : "packed"],
      ["attStmt", new Map(Object.entries<unknown>(statements[kind]))],
      ["authData", new Uint8Array(authData)],
    ]);
    return {
      challengeId,
      credentialId: text(this.credentialId),
      clientDataJSON: text(data),
      attestationObject: text(isoCBOR.encode(attestation as Parameters<typeof isoCBOR.encode>[0])),
      transports: ["internal", "something-new"],
    };
  }

  /** Answers `passkey.startSignIn`; its counter goes on by one. */
  answer(options: Question, bent: Bent = {}): Assertion {
    this.counter = bent.counter ?? this.counter + 1;
    const flags = PRESENT | (bent.userVerified === false ? 0 : VERIFIED);
    const authData = authenticatorData(bent.rpId ?? options.rpId, flags, this.counter);
    const data = clientData(bent.type ?? "webauthn.get", bent.challenge ?? options.challenge, bent.origin ?? ORIGIN);
    const signature = sign("sha256", Buffer.concat([authData, sha256(data)]), this.#keys.privateKey);
    if (bent.wrongSignature) signature.writeUInt8(signature.readUInt8(signature.length - 1) ^ 1, signature.length - 1);
    return {
      credentialId: text(this.credentialId),
      clientDataJSON: text(data),
      authenticatorData: text(authData),
      signature: text(signature),
      userHandle: bent.userHandle ?? this.#userHandle,
    };
  }
}
