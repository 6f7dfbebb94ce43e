import http from "node:http";

/** As many requests as are on their way at a time. */
export const AT_ONCE = 8;
/** Servers close a connection that was idle for five seconds: a request sent in that moment would be lost. */
const IDLE_MS = 3_000;
const agent = new http.Agent({ keepAlive: true, maxSockets: AT_ONCE, timeout: IDLE_MS });

export type Call = { port: number; path: string; method?: "GET" | "POST"; headers?: Record<string, string>; body?: string };
export type Answer = { text: string; bytes: number; firstByteMs: number; ms: number; cookies: string[] };

/**
 * One request over a connection that is kept.
 * @throws Error where it is not answered with 200
 */
export function send({ port, path, method = "POST", headers = {}, body }: Call): Promise<Answer> {
  const begun = performance.now();
  return new Promise((resolve, reject) => {
    const request = http.request({ agent, host: "127.0.0.1", port, path, method, headers }, (answer) => {
      const firstByteMs = performance.now() - begun;
      const chunks: Buffer[] = [];
      answer.on("data", (chunk: Buffer) => chunks.push(chunk));
      answer.on("error", reject);
      answer.on("end", () => {
        const whole = Buffer.concat(chunks);
        const text = whole.toString("utf8");
        if (answer.statusCode !== 200) reject(new Error(`${path} answered ${answer.statusCode}: ${text.slice(0, 300)}`));
        else {
          const cookies = answer.headers["set-cookie"] ?? [];
          resolve({ text, bytes: whole.byteLength, firstByteMs, ms: performance.now() - begun, cookies });
        }
      });
    });
    request.on("error", reject).end(body);
  });
}

/** Lets the process end. */
export function endConnections(): void {
  agent.destroy();
}
