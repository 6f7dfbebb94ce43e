/** A row of a segmented answer: 54 px, the native radio inside covers it, its state shows on the row. */
export const OPTION_ROW =
  "relative flex min-h-[54px] cursor-pointer items-center gap-3.5 rounded-control border-[1.5px] border-line-strong bg-surface px-4 py-2 font-medium has-checked:border-action has-checked:bg-action-soft has-checked:ring-1 has-checked:ring-action has-focus-visible:outline-3 has-focus-visible:outline-focus has-focus-visible:outline-offset-2";
/** The radio or checkbox of such a row: there for the keyboard and for forced colours, drawn by the row. */
export const OPTION_INPUT = "absolute inset-0 m-0 cursor-pointer appearance-none rounded-control outline-none";
