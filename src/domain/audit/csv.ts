/** What a spreadsheet would read as a formula, or might after it has dropped blanks in front. */
const FORMULA = /^[\s\u00a0\ufeff]*[=+\-@|%]|^[\t\r\n]/;

function cell(value: string): string {
  // An apostrophe in front makes every spreadsheet take it as text.
  const text = FORMULA.test(value) ? `'${value}` : value;
  return `"${text.replaceAll('"', '""')}"`;
}

/** A table as CSV (RFC 4180, each cell quoted). No cell is read as a formula, whatever a name in it begins with. */
export function csvOf(rows: readonly (readonly string[])[]): string {
  return rows.map((row) => `${row.map(cell).join(",")}\r\n`).join("");
}
