/** Why something was refused. `notFound` also stands for someone else's thing. */
export type DenialReason = "unauthenticated" | "role" | "notFound" | "secondFactor" | "stepUp";

/** Extra facts of an event: ids, kinds and numbers. Never words of a person. */
export type AuditDetails = Record<string, string | number>;

/** Everything that the audit trail can hold. Kinds and ids only. */
export type AuditEvent =
  | ({ kind: "access"; procedure: string; permission: string } & AuditDetails)
  | ({ kind: "denial"; procedure: string; permission: string; reason: DenialReason } & AuditDetails)
  | { kind: "signIn"; sessionId: string }
  | { kind: "signInRefused"; reason: "credentials" }
  | { kind: "signOut"; sessionId: string }
  | { kind: "secondFactorSetUp"; by: "totp" }
  | { kind: "secondFactorShown"; sessionId: string; by: "totp" | "recoveryCode" | "passkey" }
  | { kind: "secondFactorRefused"; by: "totp" | "recoveryCode" | "passkey"; reason: "wrong" | "used" | "tooManyAttempts" }
  | { kind: "steppedUp"; sessionId: string; by: "passphrase" | "totp" | "passkey" }
  | { kind: "passphraseResetAsked" | "passphraseReset" | "passphraseChanged" }
  | { kind: "clientErased"; requestedBy: string; cause: "request" | "replay" }
  | { kind: "keysRotated"; level: "master" | "practice" | "client"; version: number; rewrapped: number }
  | { kind: "invitationPreviewed"; invitationId: string }
  | { kind: "invitationAccepted"; invitationId: string }
  | { kind: "invitationRefused"; invitationId: string; reason: "expired" | "used" | "revoked" | "addressInUse" }
  /** One pushed operation of a client: its type and what became of it. */
  | ({ kind: "operation"; type: string; opId: string; entityId: string; result: string } & AuditDetails);
