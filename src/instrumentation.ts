/** Runs once when the server starts: wrong settings end it with one clear line instead of failing at the first request. */
export async function register(): Promise<void> {
  if (process.env.NEXT_RUNTIME !== "nodejs") return;
  const { env } = await import("./server/env");
  try {
    env();
  } catch (error) {
    console.error(error instanceof Error ? error.message : "The settings are wrong.");
    process.exit(1);
  }
}
