import fc from "fast-check";
import { expect, it } from "vitest";
import { passkeyHost } from "./passkey-host";

it("is the host without scheme and port", () => {
  expect(passkeyHost("https://foothold.example")).toBe("foothold.example");
  expect(passkeyHost("http://localhost:3000")).toBe("localhost");
  fc.assert(
    fc.property(
      fc.domain(),
      fc.nat(65_535),
      (name, port) => passkeyHost(`https://${name}:${port}`) === new URL(`https://${name}`).hostname,
    ),
  );
});

it("is missing for every address of numbers, however it is written, and for what is no address", () => {
  fc.assert(fc.property(fc.ipV4Extended(), (numbers) => passkeyHost(`http://${numbers}:3000`) === null));
  fc.assert(fc.property(fc.ipV6(), (numbers) => passkeyHost(`http://[${numbers}]:3000`) === null));
  for (const wrong of ["", "localhost", "null", "about:blank", "https://"]) expect(passkeyHost(wrong)).toBeNull();
});
