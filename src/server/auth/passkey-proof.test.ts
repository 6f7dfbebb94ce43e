import { beforeEach, expect, it, vi } from "vitest";
import { SoftwareAuthenticator } from "../testing/software-authenticator";
import { checkNewPasskey } from "./passkey-proof";

const library = vi.hoisted(() => ({ registrations: 0 }));
vi.mock("@simplewebauthn/server", async (original) => {
  const real = await original<typeof import("@simplewebauthn/server")>();
  return {
    ...real,
    verifyRegistrationResponse: (options: Parameters<typeof real.verifyRegistrationResponse>[0]) => {
      library.registrations += 1;
      return real.verifyRegistrationResponse(options);
    },
  };
});

const challenge = "Y2hhbGxlbmdlLWNoYWxsZW5nZQ";
const expected = { challenge, origin: "http://localhost:3000", host: "localhost" };
const options = { challenge, rp: { id: "localhost" }, user: { id: "AAAA" } };
const made = (attestation: "none" | "self" | "certificate") =>
  checkNewPasskey(new SoftwareAuthenticator().register(crypto.randomUUID(), options, { attestation }), expected);

beforeEach(() => {
  library.registrations = 0;
});

it("takes a passkey without attestation, and one that vouches for itself", async () => {
  expect(await made("none")).toMatchObject({ counter: 0 });
  expect(await made("self")).toMatchObject({ counter: 0 });
  expect(library.registrations).toBe(2);
});

it("refuses one with a certificate before the library could ask the network about it", async () => {
  expect(await made("certificate")).toBeNull();
  expect(library.registrations).toBe(0);
});

it("refuses what can't be read", async () => {
  const input = new SoftwareAuthenticator().register(crypto.randomUUID(), options);
  for (const attestationObject of ["AAAA", "oA", input.clientDataJSON])
    expect(await checkNewPasskey({ ...input, attestationObject }, expected)).toBeNull();
  expect(await checkNewPasskey({ ...input, clientDataJSON: "AAAA" }, expected)).toBeNull();
  expect(await checkNewPasskey({ ...input, credentialId: "AAAA" }, expected)).toBeNull();
});
