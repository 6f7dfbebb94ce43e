import { beforeAll, describe, expect, it } from "vitest";
import { GET, POST } from "@/app/api/auth/[...nextauth]/route";
import { env } from "../env";
import { type Account, addAccount, PASSPHRASE } from "../testing/account-fixture";
import { makePractice, type PracticeFixture } from "../testing/practice-fixture";
import { addTotpOf, codeAt, wrongCode } from "../testing/totp-story";
import { sessionIdFrom } from "./cookie";
import { contextFor } from "./request-context";

let practice: PracticeFixture;
let account: Account;
let origin: string;

beforeAll(async () => {
  practice = await makePractice();
  account = await addAccount([practice.practiceId], "therapist");
  origin = new URL(env().PUBLIC_URL).origin;
});

/** A browser's share of next-auth: keeps cookies, fetches the form token, posts forms from our own page. */
class Visitor {
  cookies = new Map<string, string>();
  address = `198.51.100.${Math.floor(performance.now()) % 250}`;

  headers(more: Record<string, string> = {}): Headers {
    const cookie = [...this.cookies].map(([name, value]) => `${name}=${value}`).join("; ");
    return new Headers({ cookie, host: new URL(origin).host, "x-forwarded-for": this.address, ...more });
  }

  keep(answer: Response): Response {
    for (const line of answer.headers.getSetCookie()) {
      const [pair = ""] = line.split(";");
      const [name = "", value = ""] = pair.split("=");
      if (value && !/max-age=0|expires=thu, 01 jan 1970/i.test(line)) this.cookies.set(name, value);
      else this.cookies.delete(name);
    }
    return answer;
  }

  async post(path: string, form: Record<string, string>, more: Record<string, string> = {}): Promise<Response> {
    const asked = this.keep(await GET(new Request(`${origin}/api/auth/csrf`, { headers: this.headers() })));
    const { csrfToken } = (await asked.json()) as { csrfToken: string };
    const headers = this.headers({ origin, "content-type": "application/x-www-form-urlencoded", "x-auth-return-redirect": "1", ...more });
    const body = new URLSearchParams({ csrfToken, ...form });
    return this.keep(await POST(new Request(`${origin}/api/auth/${path}`, { method: "POST", headers, body })));
  }

  signIn(passphrase: string): Promise<Response> {
    return this.post("callback/credentials", { email: account.email, passphrase });
  }
}

describe("signing in through the browser's way", () => {
  it("sets one httpOnly cookie that holds the session id and nothing else of the person", async () => {
    const visitor = new Visitor();
    const answer = await visitor.signIn(PASSPHRASE);
    expect(answer.status).toBe(200);
    expect(answer.headers.get("cache-control")).toBe("private, no-store");
    const line = answer.headers.getSetCookie().find((each) => each.startsWith("foothold.session="));
    expect(line).toMatch(/; Path=\/;.*HttpOnly; SameSite=Lax/i);
    expect(line).not.toMatch(/Domain=/i);
    const { session } = await contextFor(visitor.headers(), new Date(), false);
    expect(session?.scope).toEqual({ ...account.members[0], role: "therapist" });

    const seen = await GET(new Request(`${origin}/api/auth/session`, { headers: visitor.headers() }));
    expect(await seen.json()).toEqual({ expires: expect.any(String) });
  });

  it("tells a refusal by its code and sets no session", async () => {
    const visitor = new Visitor();
    const answer = await visitor.signIn("not the passphrase");
    const { url } = (await answer.json()) as { url: string };
    expect(new URL(url).searchParams.get("code")).toBe("credentials");
    expect(url).not.toContain("test.example");
    expect(await sessionIdFrom(visitor.headers(), new Date())).toBeNull();
  });

  it("ends the session row on sign-out: a copied cookie is worth nothing afterwards", async () => {
    const visitor = new Visitor();
    await visitor.signIn(PASSPHRASE);
    const copied = visitor.headers();
    expect((await contextFor(copied, new Date(), false)).session).not.toBeNull();
    await visitor.post("signout", {});
    expect(visitor.cookies.has("foothold.session")).toBe(false);
    expect((await contextFor(copied, new Date(), false)).session).toBeNull();
  });

  it("is refused from another site, without a form token, and with a large body", async () => {
    const visitor = new Visitor();
    expect(
      (await visitor.post("callback/credentials", { email: account.email, passphrase: PASSPHRASE }, { origin: "https://evil.example" }))
        .status,
    ).toBe(403);
    expect((await visitor.post("callback/credentials", { email: "x".repeat(9_000) })).status).toBe(413);
    await visitor.post("callback/credentials", { email: account.email, passphrase: PASSPHRASE, csrfToken: "made up" });
    expect(await sessionIdFrom(visitor.headers(), new Date())).toBeNull();
    const plain = new Request(`${origin}/api/auth/callback/credentials`, {
      method: "POST",
      headers: visitor.headers({ origin }),
      body: "",
    });
    expect((await POST(plain)).headers.get("location")).toMatch(new RegExp(`^${origin}/sign-in`));
  });
});

describe("the second factor through the browser's way", () => {
  const codeOf = async (answer: Response) => new URL(((await answer.json()) as { url: string }).url).searchParams.get("code");
  const sessionOf = async (visitor: Visitor) => (await contextFor(visitor.headers(), new Date(), false)).session;

  it("keeps the sign-in where a code is refused, and puts a new session into the cookie where it is right", async () => {
    const staff = await addAccount([practice.practiceId], "supervisor");
    const [member] = staff.members;
    if (!member) throw new Error("an account without a member");
    const secret = await addTotpOf(member);
    const visitor = new Visitor();
    await visitor.post("callback/credentials", { email: staff.email, passphrase: PASSPHRASE });
    const first = await sessionOf(visitor);
    expect(first).toMatchObject({ assurance: "passphrase" });

    expect(await codeOf(await visitor.post("callback/second-factor", { code: wrongCode(secret, new Date()) }))).toBe("wrong");
    expect((await sessionOf(visitor))?.sessionId).toBe(first?.sessionId);
    expect(await codeOf(await visitor.post("callback/step-up", { passphrase: PASSPHRASE }))).toBe("notAsked");

    expect(await codeOf(await visitor.post("callback/second-factor", { code: codeAt(secret, new Date()) }))).toBeNull();
    const second = await sessionOf(visitor);
    expect(second).toMatchObject({ assurance: "secondFactor", steppedUpAt: null });
    expect(second?.sessionId).not.toBe(first?.sessionId);

    expect(await codeOf(await visitor.post("callback/step-up", { passphrase: "not the passphrase" }))).toBe("wrong");
    expect(await codeOf(await visitor.post("callback/step-up", { passphrase: PASSPHRASE }))).toBeNull();
    const third = await sessionOf(visitor);
    expect(third?.steppedUpAt).not.toBeNull();
    expect(third?.sessionId).not.toBe(second?.sessionId);
  });

  it("is nothing for somebody who is not signed in, or comes from another site", async () => {
    expect(await codeOf(await new Visitor().post("callback/second-factor", { code: "123456" }))).toBe("signedOut");
    expect((await new Visitor().post("callback/step-up", { passphrase: PASSPHRASE }, { origin: "https://evil.example" })).status).toBe(403);
  });
});
