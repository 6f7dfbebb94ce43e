"use client";
import { useEffect, useRef, useState } from "react";
import { completed, type DraftDefinition } from "@/domain/exercise/editing";
import { useTRPCClient } from "../data/trpc";

export type SaveState = "saved" | "saving" | "failed" | "changedElsewhere";
type History = { past: DraftDefinition[]; now: DraftDefinition; future: DraftDefinition[] };
const STEPS = 100;
const PAUSE_MS = 800;

/**
 * The exercise on the screen, with its undo and redo, kept on the server a moment after each change. Where another tab was
 * faster, nothing is overwritten: the state says so, and what stands here stays here.
 */
export function useEditor(id: string, start: DraftDefinition, startRevision: number) {
  const client = useTRPCClient();
  const [history, setHistory] = useState<History>({ past: [], now: start, future: [] });
  const [state, setState] = useState<SaveState>("saved");
  const revision = useRef(startRevision);
  const kept = useRef(start);
  const chain = useRef<Promise<unknown>>(Promise.resolve());
  const { now } = history;

  function save(draft: DraftDefinition): Promise<boolean> {
    const next = chain.current.then(async () => {
      if (kept.current === draft) return true;
      setState("saving");
      try {
        const result = await client.library.saveDraft.mutate({
          id,
          revision: revision.current,
          draft: completed(draft) as unknown as Record<string, unknown>,
        });
        if (!result.ok) {
          setState("changedElsewhere");
          return false;
        }
        revision.current = result.revision;
        kept.current = draft;
        setState("saved");
        return true;
      } catch {
        setState("failed");
        return false;
      }
    });
    chain.current = next;
    return next;
  }
  const saveLatest = useRef(save);
  saveLatest.current = save;
  useEffect(() => {
    if (now === kept.current) return;
    const timer = setTimeout(() => void saveLatest.current(now), PAUSE_MS);
    return () => clearTimeout(timer);
  }, [now]);
  useEffect(() => {
    const warn = (event: BeforeUnloadEvent) => {
      if (kept.current !== now) event.preventDefault();
    };
    window.addEventListener("beforeunload", warn);
    return () => window.removeEventListener("beforeunload", warn);
  }, [now]);

  return {
    draft: now,
    state,
    canUndo: history.past.length > 0,
    canRedo: history.future.length > 0,
    change(next: DraftDefinition) {
      setHistory((before) => (next === before.now ? before : { past: [...before.past, before.now].slice(-STEPS), now: next, future: [] }));
    },
    undo() {
      setHistory((before) => {
        const last = before.past.at(-1);
        return last ? { past: before.past.slice(0, -1), now: last, future: [before.now, ...before.future] } : before;
      });
    },
    redo() {
      setHistory((before) => {
        const [next, ...rest] = before.future;
        return next ? { past: [...before.past, before.now], now: next, future: rest } : before;
      });
    },
    /** Saves what stands here now. True once the server has it; then `revision()` is of it. */
    saveNow: () => save(now),
    revision: () => revision.current,
  };
}
