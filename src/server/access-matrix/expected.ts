import { ACTORS, type Actor } from "./actors";
import { TARGETS, type Target } from "./world";

/*
 * Who gets what, written by hand. One row for each actor, one column for each kind of procedure (calls.ts says which
 * is which), one sign for each target in the order of the list below.
 *
 *   +  allowed                      N  not found: missing and somebody else's look the same
 *   F  forbidden to this role       U  not signed in        2  second factor first      E  erased: the device wipes
 *
 * A single sign holds for every target. `own` … `discharged`: the client whom the ids in the input belong to.
 *   own, sameTherapist   in the care of `therapist`; have not agreed to supervision
 *   supervised           in the care of `therapist`; has agreed that `supervisor` reads along
 *   unrelated            in the care of `colleague`, whom `otherSupervisor` supervises; has agreed
 *   otherPractice        in the care of `strangerTherapist`, whom `strangerSupervisor` supervises; has agreed
 *   cover                covers for `therapist`, who states one working day; of their clients nothing but the request that waits
 *   emergencySupervisor  holds emergency access to `own` and supervises nobody
 * A notice, and an exercise of the library, is the therapist's of that client, also when the client has gone.
 */
const TABLE = `
                    anyone   member   enrolling ownThings ownById  therapistOwn caseloadWrite caseloadRead supervisorOwn breakGlass adminOwn adminOnClient staffOwn accountById supervisedRead ownBreakGlass ownNotice ownExercise coverWrite
nobody              +        U        U         U         U        U            U             U            U             U          U        U             U        U           U              U             U         U           U
tampered            +        U        U         U         U        U            U             U            U             U          U        U             U        U           U              U             U         U           U
revoked             +        U        U         U         U        U            U             U            U             U          U        U             U        U           U              U             U         U           U
disabled            +        U        U         U         U        U            U             U            U             U          U        U             U        U           U              U             U         U           U
expired             +        U        U         U         U        U            U             U            U             U          U        U             U        U           U              U             U         U           U
lapsed              +        U        U         U         U        U            U             U            U             U          U        U             U        U           U              U             U         U           U
passphraseOnly      +        2        +         F         F        2            2             2            F             F          F        F             2        2           F              F             2         2           2
therapist           +        +        +         F         F        +            +++NNNNN      +++NNNNN     F             F          F        F             +        NNNNNNNN    F              F             +++NNN++  +++NNN++    NNNNNNNN
colleague           +        +        +         F         F        +            NNN+NNNN      NNN+NNNN     F             F          F        F             +        NNNNNNNN    F              F             NNN+NNNN  NNN+NNNN    NNNNNNNN
cover               +        +        +         F         F        +            NNNNNNNN      NNNNNNNN     F             F          F        F             +        NNNNNNNN    F              F             NNNNNNNN  NNNNNNNN    +++NNNNN
formerTherapist     +        +        +         F         F        +            NNNNNNNN      NNNNNNNN     F             F          F        F             +        NNNNNNNN    F              F             NNNNNNNN  NNNNNNNN    NNNNNNNN
strangerTherapist   +        +        +         F         F        +            NNNN+NNN      NNNN+NNN     F             F          F        F             +        NNNNNNNN    F              F             NNNN+NNN  NNNN+NNN    NNNNNNNN
client              +        +        +         +         +NNNNNNN F            F             F            F             F          F        F             F        +NNNNNNN    F              F             F         F           F
sibling             +        +        +         +         N+NNNNNN F            F             F            F             F          F        F             F        N+NNNNNN    F              F             F         F           F
unrelatedClient     +        +        +         +         NNN+NNNN F            F             F            F             F          F        F             F        NNN+NNNN    F              F             F         F           F
strangerClient      +        +        +         +         NNNN+NNN F            F             F            F             F          F        F             F        NNNN+NNN    F              F             F         F           F
dischargedClient    +        +        +         +         NNNNNNN+ F            F             F            F             F          F        F             F        NNNNNNN+    F              F             F         F           F
erasedClient        +        E        E         E         E        E            E             E            E             E          E        E             E        E           E              E             E         E           E
supervisor          +        +        +         F         F        F            F             NN+NNNNN     +             ++++NNN+   F        F             +        NNNNNNNN    NN+NNNNN       NNNNNNNN      NNNNNNNN  F           F
otherSupervisor     +        +        +         F         F        F            F             NNN+NNNN     +             ++++NNN+   F        F             +        NNNNNNNN    NNN+NNNN       NNNNNNNN      NNNNNNNN  F           F
formerSupervisor    +        +        +         F         F        F            F             NNNNNNNN     +             ++++NNN+   F        F             +        NNNNNNNN    NNNNNNNN       NNNNNNNN      NNNNNNNN  F           F
emergencySupervisor +        +        +         F         F        F            F             +NNNNNNN     +             ++++NNN+   F        F             +        NNNNNNNN    +NNNNNNN       +NNNNNNN      NNNNNNNN  F           F
strangerSupervisor  +        +        +         F         F        F            F             NNNN+NNN     +             NNNN+NNN   F        F             +        NNNNNNNN    NNNN+NNN       NNNNNNNN      NNNNNNNN  F           F
admin               +        +        +         F         F        F            F             F            F             F          +        ++++NNN+      +        NNNNNNNN    F              F             NNNNNNNN  F           F
strangerAdmin       +        +        +         F         F        F            F             F            F             F          +        NNNN+NNN      +        NNNNNNNN    F              F             NNNNNNNN  F           F
`;

type Sign = "+" | "N" | "F" | "U" | "2" | "E";
const CODE: Record<Sign, string | null> = {
  "+": null,
  N: "NOT_FOUND",
  F: "FORBIDDEN",
  U: "UNAUTHENTICATED",
  "2": "SECOND_FACTOR_REQUIRED",
  E: "ERASED",
};
/** What a refusal leaves in the trail; signed-out callers leave nothing, because no practice is known. */
export const DENIAL_REASON: Record<string, string | undefined> = {
  NOT_FOUND: "notFound",
  FORBIDDEN: "role",
  SECOND_FACTOR_REQUIRED: "secondFactor",
};

const [header = "", ...lines] = TABLE.trim().split("\n");
export const KINDS = header.trim().split(/\s+/);
const rows = new Map(
  lines.map((line) => {
    const [actor = "", ...cells] = line.trim().split(/\s+/);
    return [actor, new Map(cells.map((cell, index) => [KINDS[index] ?? "", cell]))] as const;
  }),
);

/** The code that the table asks for; null where the call is allowed. */
export function expectedCode(kind: string, actor: Actor, target: Target): string | null {
  const cell = rows.get(actor)?.get(kind);
  if (!cell) throw new Error(`the table has no cell for ${actor} and ${kind}`);
  return CODE[(cell.length === 1 ? cell : cell[TARGETS.indexOf(target)]) as Sign];
}

/** Every actor and kind has one cell with one sign, or one for each target. */
export function tableProblems(): string[] {
  const problems: string[] = [];
  for (const actor of ACTORS)
    for (const kind of KINDS) {
      const cell = rows.get(actor)?.get(kind) ?? "";
      if (![1, TARGETS.length].includes(cell.length) || [...cell].some((sign) => !(sign in CODE)))
        problems.push(`${actor} ${kind}: ${cell}`);
    }
  for (const actor of rows.keys()) if (!(ACTORS as readonly string[]).includes(actor)) problems.push(`${actor} is no actor`);
  return problems;
}

/**
 * Whose words an actor may meet at all, in whatever answer: the targets' shared words, `unopened`
 * for what was shared and the therapist has not opened (it can still be taken back), `private` for what its client has
 * not shared, `note` for the therapist's own notes, `pace` for what was said with a request to slow down. Everything else is a leak.
 */
export const MAY_MEET: Partial<Record<Actor, readonly string[]>> = {
  therapist: [
    ...["own-shared", "sameTherapist-shared", "supervised-shared"],
    ...["own-unopened", "sameTherapist-unopened", "supervised-unopened"],
    ...["own-note", "sameTherapist-note", "supervised-note", "own-reason"],
    ...["own-pace", "sameTherapist-pace", "supervised-pace"],
  ],
  // What was asked, and nothing else of the file.
  cover: ["own-pace", "sameTherapist-pace", "supervised-pace"],
  colleague: ["unrelated-shared", "unrelated-pace", "unrelated-unopened", "unrelated-note"],
  strangerTherapist: ["otherPractice-shared", "otherPractice-pace", "otherPractice-unopened", "otherPractice-note"],
  client: ["own-shared", "own-pace", "own-unopened", "own-private"],
  sibling: ["sameTherapist-shared", "sameTherapist-pace", "sameTherapist-unopened", "sameTherapist-private"],
  unrelatedClient: ["unrelated-shared", "unrelated-pace", "unrelated-unopened", "unrelated-private"],
  strangerClient: ["otherPractice-shared", "otherPractice-pace", "otherPractice-unopened", "otherPractice-private"],
  dischargedClient: ["discharged-shared", "discharged-pace", "discharged-unopened", "discharged-private"],
  supervisor: ["supervised-shared", "supervised-pace"],
  otherSupervisor: ["unrelated-shared", "unrelated-pace"],
  emergencySupervisor: ["own-shared", "own-pace", "own-unopened", "own-reason"],
  strangerSupervisor: ["otherPractice-shared", "otherPractice-pace"],
};
