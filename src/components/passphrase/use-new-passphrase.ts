"use client";
import { useState } from "react";
import { isTooShort } from "@/domain/access/passphrase-length";
import type { PassphraseProblem } from "@/domain/access/passphrase-rule";

/** What NewPassphraseField needs, and the two ways in which a passphrase is refused. */
export type NewPassphrase = {
  shortest: number;
  passphrase: string;
  setPassphrase(typed: string): void;
  /** Of what stands in the field now; typing on clears it. */
  problem: PassphraseProblem | null;
  /** Whether it may go to the server; where it is too short, the field says so. */
  isLongEnough(): boolean;
  /** The server's reason. */
  refuse(problem: PassphraseProblem): void;
};

/** A passphrase that is being chosen. Its length is looked at here, all else is the server's to decide. */
export function useNewPassphrase(shortest: number): NewPassphrase {
  const [passphrase, setPassphrase] = useState("");
  const [refused, setRefused] = useState<{ passphrase: string; problem: PassphraseProblem } | null>(null);
  const refuse = (problem: PassphraseProblem) => setRefused({ passphrase, problem });
  function isLongEnough(): boolean {
    if (!isTooShort(passphrase, shortest)) return true;
    refuse("tooShort");
    return false;
  }
  return {
    shortest,
    passphrase,
    setPassphrase,
    problem: refused?.passphrase === passphrase ? refused.problem : null,
    isLongEnough,
    refuse,
  };
}
