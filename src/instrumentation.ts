/** Runs once when the server starts. */
export async function register(): Promise<void> {
  // Written as a positive condition, so that the build for the edge leaves it out.
  if (process.env.NEXT_RUNTIME === "nodejs") {
    const { installLastResort } = await import("./server/last-resort");
    installLastResort();
    const { checkSettings } = await import("./server/check-settings");
    await checkSettings();
    const { replayAtStart } = await import("./server/erasure/replay-at-start");
    await replayAtStart();
    const { workAtStart } = await import("./server/jobs/work-at-start");
    await workAtStart();
    const { answerDataRequest } = await import("./server/trpc-node");
    // For scripts/front-door.mjs, which is no part of the build and can't import it.
    Object.assign(globalThis, { footholdAnswerDataRequest: answerDataRequest });
  }
}
