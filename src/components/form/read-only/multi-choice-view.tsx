import type { ReadOnlyControlProps } from "../read-only-control-props";

/** What was chosen, in the order tapped; own words beside the options' labels. */
export function MultiChoiceView({ field, answer }: ReadOnlyControlProps) {
  if (!Array.isArray(answer)) return null;
  const chosen = answer.filter((one): one is string => typeof one === "string");
  return (
    <ol className="flex flex-wrap gap-x-2 gap-y-1">
      {chosen.map((value) => {
        const option = field.options?.find((one) => one.value === value);
        return (
          <li key={value} className={`rounded-full border border-line-strong px-2.5 py-0.5 text-md ${option ? "" : "font-words"}`}>
            {option?.label ?? value}
          </li>
        );
      })}
    </ol>
  );
}
