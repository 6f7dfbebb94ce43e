import { GET, POST } from "@/app/api/auth/[...nextauth]/route";
import { env } from "../env";

export const ORIGIN = new URL(env().PUBLIC_URL).origin;

/** Where next-auth's routes are asked with cookies of one's own, as by a browser or by somebody who plays one. */
export class AuthVisit {
  readonly cookies = new Map<string, string>();

  /** @param cookie the session's, as a Cookie header has it */
  constructor(cookie: string) {
    const [name = "", value = ""] = cookie.split("=");
    this.cookies.set(name, value);
  }

  headers(more: Record<string, string> = {}): Headers {
    const cookie = [...this.cookies].map(([name, value]) => `${name}=${value}`).join("; ");
    return new Headers({ cookie, host: new URL(ORIGIN).host, ...more });
  }

  private keep(answer: Response): Response {
    for (const line of answer.headers.getSetCookie()) {
      const [pair = ""] = line.split(";");
      const at = pair.indexOf("=");
      const [name, value] = [pair.slice(0, at), pair.slice(at + 1)];
      if (value && !/max-age=0|expires=thu, 01 jan 1970/i.test(line)) this.cookies.set(name, value);
      else this.cookies.delete(name);
    }
    return answer;
  }

  async get(path: string, more: Record<string, string> = {}): Promise<Response> {
    return this.keep(await GET(new Request(`${ORIGIN}/api/auth/${path}`, { headers: this.headers(more) })));
  }

  async post(path: string, body: string, more: Record<string, string> = {}): Promise<Response> {
    const headers = this.headers({ origin: ORIGIN, "content-type": "application/json", ...more });
    return this.keep(await POST(new Request(`${ORIGIN}/api/auth/${path}`, { method: "POST", headers, body })));
  }

  /** The token that next-auth's own forms carry; its other half becomes a cookie of this visit. */
  async csrfToken(): Promise<string> {
    return ((await (await this.get("csrf")).json()) as { csrfToken: string }).csrfToken;
  }
}

/** What no answer may tell of the inside. */
export const INSIDE =
  /node_modules|\.ts:\d|\.js:\d|at \w+ \(|\bselect \b|\binsert \b|prisma|pg_|stack|\/work\/|\/app\/src|AUTH_SECRET|passphrase_hash/i;
