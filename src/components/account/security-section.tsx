"use client";
import { AuthenticatorApp } from "./authenticator-app";
import { ChangePassphrase } from "./change-passphrase";
import { Passkeys } from "./passkeys";
import { Sessions } from "./sessions";

/**
 * How a person shows who they are, and where they are signed in.
 * @param staff staff have an authenticator app and recovery codes too
 */
export function SecuritySection({ staff }: { staff: boolean }) {
  return (
    <div className="grid gap-9">
      <ChangePassphrase staff={staff} />
      {staff && <AuthenticatorApp />}
      <Passkeys />
      <Sessions />
    </div>
  );
}
