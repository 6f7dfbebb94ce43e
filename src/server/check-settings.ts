import { env } from "./env";

/** Wrong settings end the process with one clear line, instead of failing at the first request. */
export function checkSettings(): void {
  try {
    env();
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : "The settings are wrong."}\n`);
    process.exit(1);
  }
}
