/**
 * Every mail that Foothold sends: a link to a new passphrase, word that it was changed, and that something in the account
 * wants to be looked at after signing in.
 */
export const MAIL_KINDS = ["passphraseReset", "passphraseChanged", "attention"] as const;
export type MailKind = (typeof MAIL_KINDS)[number];
