"use client";
import { signOut } from "next-auth/react";
import { useTranslations } from "next-intl";
import { type Role, roleMay } from "@/domain/access/permissions";
import { SecuritySection } from "../account/security-section";
import { Button } from "../ui/button";
import { Answering } from "./answering";
import { ReadingDays } from "./reading-days";
import { ThemeChoice } from "./theme-choice";

/** Staff's own settings; reading days are for those who read. */
export function StaffAccount({ role }: { role: Role }) {
  const t = useTranslations("therapist.settings");
  return (
    <div className="grid max-w-xl gap-9">
      <h1 className="text-title">{t("heading")}</h1>
      {roleMay(role, "setting:write:own") && (
        <>
          <ReadingDays />
          <Answering />
        </>
      )}
      <SecuritySection staff />
      <ThemeChoice />
      <section>
        <Button
          onClick={() => {
            // What was half written for a client does not stay behind for the next person at this laptop.
            sessionStorage.clear();
            void signOut({ redirectTo: "/sign-in" });
          }}
        >
          {t("signOut")}
        </Button>
      </section>
    </div>
  );
}
