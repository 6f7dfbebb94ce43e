/** A number to call or a text to send; `line` names the wording under help.line. */
export type CrisisLine = { line: string; number: string | null };
export type Region = { region: string; emergency: string[]; lines: CrisisLine[] };

/**
 * National emergency numbers and crisis lines that cost nothing to call, written as they are dialled within the country.
 * They change now and then: each release compares them with the services' own pages.
 */
export const REGIONS: readonly Region[] = [
  {
    region: "DE",
    emergency: ["112"],
    lines: [
      { line: "telefonseelsorge", number: "0800 111 0 111" },
      { line: "telefonseelsorge", number: "0800 111 0 222" },
      { line: "telefonseelsorge", number: "116 123" },
      { line: "medicalDE", number: "116 117" },
      { line: "kinderJugendDE", number: "116 111" },
    ],
  },
  {
    region: "AT",
    emergency: ["112", "144"],
    lines: [
      { line: "telefonseelsorgeAT", number: "142" },
      { line: "rataufdraht", number: "147" },
    ],
  },
  {
    region: "CH",
    emergency: ["112", "144"],
    lines: [
      { line: "dargeboteneHand", number: "143" },
      { line: "projuventute", number: "147" },
    ],
  },
  {
    region: "UK",
    emergency: ["999"],
    lines: [
      { line: "samaritans", number: "116 123" },
      { line: "nhs111", number: "111" },
      { line: "shout", number: null },
    ],
  },
  {
    region: "IE",
    emergency: ["112", "999"],
    lines: [
      { line: "samaritans", number: "116 123" },
      { line: "text50808", number: null },
    ],
  },
  {
    region: "US",
    emergency: ["911"],
    lines: [
      { line: "lifeline988", number: "988" },
      { line: "crisisText", number: null },
    ],
  },
  { region: "EU", emergency: ["112"], lines: [] },
];

/** What a tel: link dials. */
export function dialled(number: string): string {
  return `tel:${number.replace(/\s/g, "")}`;
}
