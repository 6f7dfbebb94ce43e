"use client";
import { useEffect, useRef, useState } from "react";
import { NOTHING_ADDED, openedWith, type PaceAdded } from "@/offline/pace-draft";
import { useDevice } from "../client/device-provider";

export type SaidHandle = { said: PaceAdded; change(part: Partial<PaceAdded>): void };

/** What is being added in the open sheet, kept on the device with each change: an app that is closed in the middle loses nothing. */
export function useSaid(requestId: string, soFar: PaceAdded): SaidHandle {
  const device = useDevice();
  const [said, setSaid] = useState(soFar);
  const latest = useRef(said);
  const touched = useRef(false);
  const about = useRef({ requestId, soFar });

  useEffect(() => {
    const given = about.current;
    let gone = false;
    device.readPaceDraft().then(
      (kept) => {
        if (gone || touched.current) return;
        latest.current = openedWith(kept, given.requestId, given.soFar);
        setSaid(latest.current);
      },
      () => {},
    );
    return () => {
      gone = true;
    };
  }, [device]);

  useEffect(() => {
    if (about.current.requestId === requestId) return;
    about.current = { requestId, soFar: NOTHING_ADDED };
    // Asked again with the sheet open: what is being written stays where it is, what only stood there belongs to the earlier one.
    if (!touched.current) {
      latest.current = NOTHING_ADDED;
      setSaid(NOTHING_ADDED);
    }
  }, [requestId]);

  return {
    said,
    change(part) {
      touched.current = true;
      latest.current = { ...latest.current, ...part };
      setSaid(latest.current);
      // A device that keeps nothing has said so already; the words still stand in the sheet.
      device.keepPaceDraft({ requestId: about.current.requestId, added: latest.current }).catch(() => {});
    },
  };
}
