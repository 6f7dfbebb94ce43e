import { describe, expect, it } from "vitest";
import { type Permission, roleMay } from "@/domain/access/permissions";
import words from "../../../messages/en.json";
import { appRouter } from "../root";
import type { Meta } from "../trpc";
import { GROUP_OF_KIND } from "./event-group";

const procedures = appRouter._def.procedures as unknown as Record<string, { _def: { meta: Meta; inputs: { shape?: object }[] } }>;

/** The words at a dotted path; null where there are none. */
function at(root: object, path: string): string | null {
  const found = path
    .split(".")
    .reduce<unknown>((part, name) => (typeof part === "object" && part ? (part as Record<string, unknown>)[name] : null), root);
  return typeof found === "string" && found !== "" ? found : null;
}

/** Acts of staff that touch a client and name it elsewhere than at the top of their input. */
const OVER_CLIENTS = ["caseload.day", "caseload.toReview", "supervision.caseloads", "breakGlass.close"];

function permissionsOf({ _def }: { _def: { meta: Meta } }): readonly Permission[] {
  const { policy } = _def.meta;
  return policy === "public" ? [] : [policy.permission].flat();
}

describe("the words of the audit trail", () => {
  it("are there for every procedure", () => {
    expect(Object.keys(procedures).filter((name) => at(words.audit.did, name) === null)).toEqual([]);
  });

  it("are there for every kind of event", () => {
    expect(Object.keys(GROUP_OF_KIND).filter((kind) => at(words.audit.event, kind) === null)).toEqual([]);
  });

  it("are there for the client, for everything that staff can do with one client", () => {
    const aboutClients = Object.entries(procedures).filter(([name, procedure]) => {
      const isStaffs = permissionsOf(procedure).some((permission) => !roleMay("client", permission));
      return isStaffs && (OVER_CLIENTS.includes(name) || procedure._def.inputs.some(({ shape }) => shape && "clientId" in shape));
    });
    expect(aboutClients.length).toBeGreaterThan(15);
    expect(aboutClients.map(([name]) => name).filter((name) => at(words.accessLog.did, name) === null)).toEqual([]);
  });
});
