import { env } from "./env";

/** Wrong settings end the process with one clear line, instead of failing at the first request. */
export function checkSettings(): void {
  try {
    env();
  } catch (error) {
    console.error(error instanceof Error ? error.message : "The settings are wrong.");
    process.exit(1);
  }
}
