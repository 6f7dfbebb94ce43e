/** What a copy of everything is called: nothing in a list of downloads says what it is about. */
export function exportFileName(exportedAt: string, timeZone: string, ending: "html" | "json"): string {
  // The Swedish notation is the ISO one.
  const day = new Intl.DateTimeFormat("sv-SE", { timeZone, dateStyle: "short" }).format(new Date(exportedAt));
  return `my-foothold-${day}.${ending}`;
}

/** Hands a text to the browser to be saved. */
export function saveFile(name: string, type: string, text: string): void {
  const address = URL.createObjectURL(new Blob([text], { type }));
  const link = document.createElement("a");
  link.href = address;
  link.download = name;
  document.body.append(link);
  link.click();
  link.remove();
  // Some browsers read the address only after this turn.
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}
