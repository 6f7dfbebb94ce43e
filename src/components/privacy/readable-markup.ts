/** The words of the page: `html` of the namespace `privacy.html`, `record` of `record`, `purpose` of `privacy.consent`. */
export type ReadableWords = {
  html(key: string, values?: Record<string, string | number>): string;
  record(key: string): string;
  purpose(key: string): string;
};

/** Text that cannot become markup. */
export function asText(text: string): string {
  return text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);
}

/** One paragraph of the page itself. */
export const paragraph = (text: string, look = ""): string => `<p${look && ` class="${look}"`}>${asText(text)}</p>`;
/** What a person wrote, as they wrote it. */
export const words = (text: string): string => `<p class="words">${asText(text)}</p>`;

/** A moment in words, where the person was; in UTC where this machine does not know the zone. */
export function dayIn(zone: string, instant: string, withTime: boolean): string {
  const style: Intl.DateTimeFormatOptions = withTime ? { dateStyle: "long", timeStyle: "short" } : { dateStyle: "long" };
  try {
    return new Intl.DateTimeFormat("en-GB", { ...style, timeZone: zone }).format(new Date(instant));
  } catch {
    return new Intl.DateTimeFormat("en-GB", { ...style, timeZone: "UTC" }).format(new Date(instant));
  }
}
