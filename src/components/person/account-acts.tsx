"use client";
import { useTranslations } from "next-intl";
import { useState } from "react";
import type { Role } from "@/domain/access/permissions";
import { type Account, disablingRefused, factorResetRefused, roleChangeRefused, STAFF_ROLES } from "@/domain/person/account-change";
import { SelectField } from "../audit/select-field";
import { useTRPCClient } from "../data/trpc";
import { Act, useRefusal } from "./act";
import { Part } from "./part";
import type { PersonDetail } from "./person-screen";

/** What the rules look at, as the server answered: so the page says beforehand what stands in the way. */
function accountOf({ person, isOwn, clientsInCare, otherActiveAdmins }: PersonDetail): Account {
  const role: Role = person.role;
  return { role, disabled: person.state === "disabled", isOwn, clientsInCare, otherActiveAdmins };
}

/** Another role among staff. */
export function RoleAct({ detail }: { detail: PersonDetail }) {
  const t = useTranslations("person");
  const client = useTRPCClient();
  const refusalWords = useRefusal();
  const { person } = detail;
  const others = [...STAFF_ROLES].reverse().filter((role) => role !== person.role);
  const [role, setRole] = useState(others[0] ?? "therapist");
  const refusal = roleChangeRefused(accountOf(detail), role);
  const name = person.displayName;
  return (
    <Part heading={t("changeRole.heading")} lead={refusal ? refusalWords(refusal) : t(`changeRole.now.${person.role}`)}>
      {!refusal && (
        <div className="flex flex-wrap items-start gap-3">
          <div className="w-full sm:w-44">
            <SelectField
              label={t("changeRole.to")}
              value={role}
              onChange={(value) => setRole(others.find((each) => each === value) ?? role)}
            >
              {others.map((each) => (
                <option key={each} value={each}>
                  {t(`role.${each}`)}
                </option>
              ))}
            </SelectField>
          </div>
          <Act
            besideField
            label={t("changeRole.action")}
            of={name}
            question={t("changeRole.question", { name, role: t(`role.${role}`).toLowerCase() })}
            what={<p>{t("changeRole.what")}</p>}
            confirm={t("changeRole.confirm")}
            done={t("changeRole.done", { name })}
            run={() => client.person.changeRole.mutate({ personId: person.id, role })}
          />
        </div>
      )}
    </Part>
  );
}

/** For somebody who lost their second factors. */
export function SecondFactorAct({ detail }: { detail: PersonDetail }) {
  const t = useTranslations("person.factorReset");
  const client = useTRPCClient();
  const refusalWords = useRefusal();
  const { person } = detail;
  const refusal = factorResetRefused(accountOf(detail));
  const name = person.displayName;
  if (refusal?.reason === "ownAccount") return <Part heading={t("heading")}>{<p className="text-ink-2">{t("own")}</p>}</Part>;
  if (refusal) return <Part heading={t("heading")}>{<p className="text-ink-2">{refusalWords(refusal)}</p>}</Part>;
  return (
    <Part heading={t("heading")} lead={t(person.hasSecondFactor ? "lead" : "none")}>
      {person.hasSecondFactor && (
        <Act
          label={t("action")}
          of={name}
          question={t("question", { name })}
          what={
            <>
              <p>{t("what", { name })}</p>
              <p>{t("sure", { name })}</p>
            </>
          }
          confirm={t("confirm")}
          grave
          done={t("done", { name })}
          run={() => client.person.resetSecondFactor.mutate({ personId: person.id })}
        />
      )}
    </Part>
  );
}

/** Shutting an account and opening it again. */
export function AccessActs({ detail }: { detail: PersonDetail }) {
  const t = useTranslations("person.access");
  const client = useTRPCClient();
  const refusalWords = useRefusal();
  const { person } = detail;
  const name = person.displayName;
  const of = { personId: person.id };
  if (person.state === "disabled")
    return (
      <Part heading={t("heading")} lead={t("isDisabled")}>
        <Act
          label={t("enable")}
          of={name}
          question={t("enableQuestion", { name })}
          what={<p>{t("enableWhat")}</p>}
          confirm={t("enable")}
          done={t("enabled", { name })}
          run={() => client.person.enable.mutate(of)}
        />
      </Part>
    );
  const refusal = disablingRefused(accountOf(detail));
  return (
    <Part heading={t("heading")} lead={refusal ? refusalWords(refusal) : t("lead")}>
      {!refusal && (
        <Act
          label={t("disable")}
          of={name}
          question={t("disableQuestion", { name })}
          what={<p>{t(person.role === "client" ? "disableClientWhat" : "disableWhat")}</p>}
          confirm={t("disable")}
          grave
          done={t("disabled", { name })}
          run={() => client.person.disable.mutate(of)}
        />
      )}
    </Part>
  );
}
