import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Role } from "../access/permissions";
import { type Account, disablingRefused, factorResetRefused, roleChangeRefused, STAFF_ROLES } from "./account-change";
import { personState } from "./person-state";

const role = fc.constantFrom<Role>("admin", "supervisor", "therapist", "client");
const staffRole = fc.constantFrom(...STAFF_ROLES);
const account: fc.Arbitrary<Account> = fc.record({
  role,
  disabled: fc.boolean(),
  isOwn: fc.boolean(),
  clientsInCare: fc.nat(5),
  otherActiveAdmins: fc.nat(3),
});

type Person = { role: Role; disabled: boolean; clients: number };
type Act = { by: number; on: number; to: (typeof STAFF_ROLES)[number] | "disabled" | "enabled" };
const person: fc.Arbitrary<Person> = fc.record({ role, disabled: fc.boolean(), clients: fc.constant(0) });
const act: fc.Arbitrary<Act> = fc.record({
  by: fc.nat(5),
  on: fc.nat(5),
  to: fc.oneof(staffRole, fc.constant("disabled" as const), fc.constant("enabled" as const)),
});

const isAdmin = ({ role: has, disabled }: Person) => has === "admin" && !disabled;

describe("changes of accounts", () => {
  it("never leave a practice without an admin who can sign in, whatever its admins do", () => {
    fc.assert(
      fc.property(fc.array(person, { maxLength: 5 }), fc.array(act, { maxLength: 30 }), (others, acts) => {
        const people: Person[] = [{ role: "admin", disabled: false, clients: 0 }, ...others];
        for (const { by, on, to } of acts) {
          const [actor, target] = [people[by], people[on]];
          if (!actor || !target || !isAdmin(actor)) continue;
          const seen: Account = {
            role: target.role,
            disabled: target.disabled,
            isOwn: by === on,
            clientsInCare: target.clients,
            otherActiveAdmins: people.filter((each) => each !== target && isAdmin(each)).length,
          };
          if (to === "enabled") target.disabled = false;
          else if (to === "disabled") target.disabled ||= disablingRefused(seen) === null;
          else if (roleChangeRefused(seen, to) === null) target.role = to;
        }
        expect(people.filter(isAdmin).length).toBeGreaterThan(0);
      }),
    );
  });

  it("never make a client staff", () => {
    fc.assert(
      fc.property(account, staffRole, (each, to) => {
        const refusal = roleChangeRefused({ ...each, role: "client" }, to);
        expect(refusal).toEqual({ ok: false, reason: "isClient" });
      }),
    );
  });

  it("wait until everyone in a person's care is with somebody else, and say how many there are", () => {
    fc.assert(
      fc.property(account, fc.integer({ min: 1, max: 40 }), (each, count) => {
        const therapist: Account = { ...each, role: "therapist", disabled: false, isOwn: false, clientsInCare: count };
        const refusal = { ok: false, reason: "hasClients", count };
        expect(disablingRefused(therapist)).toEqual(refusal);
        expect(roleChangeRefused(therapist, "supervisor")).toEqual(refusal);
        expect(disablingRefused({ ...therapist, clientsInCare: 0 })).toBeNull();
      }),
    );
  });

  it("are for others: nobody disables, promotes or opens themselves", () => {
    fc.assert(
      fc.property(account, staffRole, (each, to) => {
        const own: Account = { ...each, role: each.role === "client" ? "admin" : each.role, isOwn: true };
        expect(disablingRefused(own)).not.toBeNull();
        expect(roleChangeRefused(own, to)).not.toBeNull();
        expect(factorResetRefused(own)).not.toBeNull();
      }),
    );
  });

  it("take second factors from staff only", () => {
    fc.assert(
      fc.property(account, (each) => {
        expect(factorResetRefused({ ...each, isOwn: false }) === null).toBe(each.role !== "client");
      }),
    );
  });

  it("lead to one word for how somebody stands, and erased is the last", () => {
    const standing = fc.record({ hasAccount: fc.boolean(), disabled: fc.boolean(), discharged: fc.boolean(), erased: fc.boolean() });
    fc.assert(
      fc.property(standing, (each) => {
        const state = personState(each);
        expect(state === "erased").toBe(each.erased);
        if (state === "active") expect(each).toEqual({ hasAccount: true, disabled: false, discharged: false, erased: false });
        expect(personState({ ...each, erased: true })).toBe("erased");
      }),
    );
  });
});
