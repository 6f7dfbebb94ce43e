"use client";
import { useEffect } from "react";
import type { PaceMoment } from "@/domain/sync/operation";

/** One person looks at one screen: where they are is known to the dock without passing through every screen in between. */
let here: PaceMoment = {};

/** Says where the person is while this screen stands: a tap on Slower or Pause takes it with it. */
export function useHere({ assignmentId, recordId, phase, field }: { [Part in keyof PaceMoment]: PaceMoment[Part] | null }): void {
  useEffect(() => {
    const moment: PaceMoment = {
      ...(assignmentId && { assignmentId }),
      ...(recordId && { recordId }),
      ...(phase && { phase }),
      ...(field && { field }),
    };
    here = moment;
    return () => {
      if (here === moment) here = {};
    };
  }, [assignmentId, recordId, phase, field]);
}

/** Where the person is; undefined where no screen has said so. */
export function whereNow(): PaceMoment | undefined {
  return Object.keys(here).length > 0 ? here : undefined;
}
