"use client";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";
import { Button } from "../ui/button";
import { FieldError } from "../ui/field-error";
import { TextField } from "../ui/text-field";
import { PasskeySignInButton } from "./passkey-button";
import { PassphraseField } from "./passphrase-field";
import { useSignIn } from "./use-sign-in";

type Demo = { passphrase: string; accounts: { email: string; name: string; about: string }[] };

/** @param next where to go on, a path of this app */
export function SignInForm({ demo, next }: { demo: Demo | null; next: string | null }) {
  const t = useTranslations("public.signIn");
  const [email, setEmail] = useState("");
  const [passphrase, setPassphrase] = useState("");
  const { trySignIn, busy, problem } = useSignIn(next);

  function submit(event: FormEvent) {
    event.preventDefault();
    if (email && passphrase) void trySignIn({ email, passphrase });
  }

  return (
    <>
      <form onSubmit={submit} className="grid gap-5" method="post" action="/sign-in">
        <TextField
          label={t("email")}
          type="email"
          required
          autoComplete="username"
          fieldSize="phone"
          value={email}
          onChange={(event) => setEmail(event.target.value)}
        />
        <PassphraseField
          required
          autoComplete="current-password"
          value={passphrase}
          onChange={(event) => setPassphrase(event.target.value)}
        />
        {problem && problem.code !== "choosePractice" && (
          <FieldError
            id="sign-in-problem"
            problem={t(`problem.${problem.code}`)}
            advice={problem.code === "tooManyAttempts" ? t("tooManyWays") : undefined}
          />
        )}
        {problem?.code === "choosePractice" ? (
          <fieldset className="grid gap-2">
            <legend className="mb-2 font-semibold">{t("whichPractice")}</legend>
            {problem.practices.map((practice) => (
              <Button
                key={practice.id}
                size="phone"
                busy={busy}
                onClick={() => void trySignIn({ email, passphrase, practiceId: practice.id })}
              >
                {practice.name}
              </Button>
            ))}
          </fieldset>
        ) : (
          <Button type="submit" variant="primary" size="phone" busy={busy}>
            {busy ? t("busy") : t("action")}
          </Button>
        )}
      </form>
      <div className="mt-3">
        <PasskeySignInButton next={next} />
      </div>
      <Link href="/forgot" className="mt-4 inline-flex min-h-target items-center text-action text-md underline underline-offset-4">
        {t("forgot")}
      </Link>
      <p className="mt-4 text-ink-2 text-md">{t("invited")}</p>
      {demo && (
        <section aria-labelledby="demo" className="mt-8 border-line border-t pt-5">
          <h2 id="demo" className="font-semibold">
            {t("demo")}
          </h2>
          <ul className="mt-2 grid">
            {demo.accounts.map((account) => (
              <li key={account.email} className="border-line border-b last:border-b-0">
                <button
                  type="button"
                  className="min-h-target w-full py-3 text-left hover:text-action"
                  onClick={() => {
                    setEmail(account.email);
                    setPassphrase(demo.passphrase);
                    void trySignIn({ email: account.email, passphrase: demo.passphrase });
                  }}
                >
                  <span className="block font-semibold">{account.name}</span>
                  <span className="block text-ink-2 text-md">{account.about}</span>
                </button>
              </li>
            ))}
          </ul>
        </section>
      )}
    </>
  );
}
