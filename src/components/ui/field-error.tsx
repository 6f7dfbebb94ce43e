/** What is missing or does not fit, and what to do. No red. */
export function FieldError({ id, problem, advice }: { id: string; problem: string; advice?: string }) {
  return (
    <div id={id} role="alert" className="mt-1.5 border-ink border-l-[3px] pl-2.5 text-sm">
      <p className="font-semibold">{problem}</p>
      {advice && <p className="text-ink-2">{advice}</p>}
    </div>
  );
}
