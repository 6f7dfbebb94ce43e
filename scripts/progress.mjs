// What a script tells the person who started it: one line when a step begins, one when it is done, a sign of life between.

const startedAt = performance.now();
const signOfLifeMs = 15_000;

/** Seconds since the script began, for the front of a line. */
function clock() {
  return `${((performance.now() - startedAt) / 1000).toFixed(1).padStart(6)} s`;
}

/** Prints one line with the time since the start. */
export function say(line) {
  process.stdout.write(`${clock()}  ${line}\n`);
}

/** A duration as people read it: "0.4 s", "48 s", "2 min 5 s". */
export function seconds(ms) {
  if (ms < 9_950) return `${(ms / 1000).toFixed(1)} s`;
  const whole = Math.round(ms / 1000);
  return whole < 60 ? `${whole} s` : `${Math.floor(whole / 60)} min ${whole % 60} s`;
}

/**
 * Runs one step with a line before it, a sign of life every quarter of a minute, and a line after it.
 * @template T
 * @param {string} label what happens, as a person would say it
 * @param {() => Promise<T> | T} work
 * @returns {Promise<T>}
 */
export async function step(label, work) {
  const begun = performance.now();
  say(`${label} …`);
  const timer = setInterval(() => say(`  still at it (${seconds(performance.now() - begun)})`), signOfLifeMs);
  try {
    const result = await work();
    say(`  done in ${seconds(performance.now() - begun)}`);
    return result;
  } finally {
    clearInterval(timer);
  }
}
