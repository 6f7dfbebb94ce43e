"use client";
import { createContext, lazy, type ReactNode, Suspense, useCallback, useContext, useRef, useState } from "react";
import { errorCodeOf } from "../data/query-client";

// Rarely needed, and never before a tap: no page waits for these.
const StepUpModal = lazy(() => import("./step-up-modal").then((module) => ({ default: module.StepUpModal })));
const StepUpSheet = lazy(() => import("./step-up-sheet").then((module) => ({ default: module.StepUpSheet })));

type Guard = <T>(act: () => Promise<T>) => Promise<T | null>;
const StepUpContext = createContext<Guard | null>(null);

/**
 * For acts that ask for a proof of identity shown within the last minutes. `guard` runs the act; where the server asks for
 * the proof, a dialog opens, and the act runs again once it was given.
 * @example
 * const client = useTRPCClient();
 * const { guard } = useStepUp();
 * const remove = useMutation({ mutationFn: () => guard(() => client.secondFactor.removeTotp.mutate()) });
 * // `remove.data` is null where the person closed the dialog: then nothing happened, and nothing is to be said.
 */
export function useStepUp(): { guard: Guard } {
  const guard = useContext(StepUpContext);
  if (!guard) throw new Error("useStepUp needs a StepUpProvider above it");
  return { guard };
}

type Props = { staff?: boolean; demoPassphrase?: string | undefined; children: ReactNode };

/**
 * @param staff staff may show a code of their authenticator app instead of the passphrase, and are asked in a dialog; clients in a sheet above the dock
 * @param demoPassphrase the published one, in the demo only
 */
export function StepUpProvider({ staff = false, demoPassphrase, children }: Props) {
  const [isOpen, setIsOpen] = useState(false);
  // Two acts at once wait for the same answer.
  const asked = useRef<{ answer: Promise<boolean>; settle: (shown: boolean) => void } | null>(null);

  const ask = useCallback((): Promise<boolean> => {
    if (asked.current) return asked.current.answer;
    let settle: (shown: boolean) => void = () => {};
    const answer = new Promise<boolean>((resolve) => {
      settle = resolve;
    });
    asked.current = { answer, settle };
    setIsOpen(true);
    return answer;
  }, []);
  const close = useCallback((shown: boolean) => {
    setIsOpen(false);
    asked.current?.settle(shown);
    asked.current = null;
  }, []);
  const guard = useCallback<Guard>(
    async (act) => {
      try {
        return await act();
      } catch (error) {
        if (errorCodeOf(error) !== "STEP_UP_REQUIRED") throw error;
      }
      return (await ask()) ? act() : null;
    },
    [ask],
  );
  const Asked = staff ? StepUpModal : StepUpSheet;
  return (
    <StepUpContext.Provider value={guard}>
      {children}
      {isOpen && (
        <Suspense fallback={null}>
          <Asked demoPassphrase={demoPassphrase} onShown={() => close(true)} onClose={() => close(false)} />
        </Suspense>
      )}
    </StepUpContext.Provider>
  );
}
