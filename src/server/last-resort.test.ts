import { afterEach, describe, expect, it, vi } from "vitest";

const lines = vi.hoisted(() => [] as string[]);
// Only where the lines go is replaced: what stands in them is made by the real log.
vi.mock("pino", async (original) => {
  const { default: pino } = await original<typeof import("pino")>();
  const toList = { write: (line: string) => void lines.push(line) };
  return { default: Object.assign((options: object) => pino({ ...options, level: "info" }, toList), pino) };
});

const { error, warn } = console;
const rejectionListeners = process.listeners("unhandledRejection");
afterEach(() => {
  console.error = error;
  console.warn = warn;
  vi.unstubAllEnvs();
  for (const each of process.listeners("unhandledRejection"))
    if (!rejectionListeners.includes(each)) process.removeListener("unhandledRejection", each);
});

describe("the last resort", () => {
  it("writes down by name and place what nobody caught, and never what it says", async () => {
    vi.stubEnv("NODE_ENV", "production");
    const before = process.listeners("uncaughtException");
    const { installLastResort } = await import("./last-resort");
    installLastResort();
    const added = process.listeners("uncaughtException").filter((each) => !before.includes(each));
    expect(added).toHaveLength(1);
    for (const listener of added) {
      process.removeListener("uncaughtException", listener);
      listener(new TypeError('invalid input: "they will laugh at me"'), "uncaughtException");
    }
    console.error("⨯", new RangeError("they will laugh at me"));
    console.warn("they will laugh at me");
    expect(lines.map((line) => JSON.parse(line)).map(({ event, kind, error: told }) => [event, kind, told?.name])).toEqual([
      ["unhandled", "exception", "TypeError"],
      ["unhandled", "console", "RangeError"],
      ["unhandled", "console", "object"],
    ]);
    expect(lines.join("")).not.toContain("laugh");
  });
});
