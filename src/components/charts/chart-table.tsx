export type ChartTableData = {
  readonly columns: readonly string[];
  /** The first cell names its row. */
  readonly rows: readonly {
    readonly id: string;
    /** What a tap opens, where a record has several rows; else the id does. */
    readonly recordId?: string;
    readonly cells: readonly string[];
  }[];
};

type ChartTableProps = {
  table: ChartTableData;
  caption: string;
  /** Which column's cells open the row's record. */
  openColumn?: number;
  onOpen?: (id: string) => void;
};

/** A chart's data as a real table. */
export function ChartTable({ table, caption, openColumn, onOpen }: ChartTableProps) {
  const content = (id: string, cell: string, column: number) =>
    onOpen && column === openColumn ? (
      <button type="button" className="text-left align-top underline decoration-line-strong underline-offset-4" onClick={() => onOpen(id)}>
        {cell}
      </button>
    ) : (
      cell
    );
  return (
    <table className="w-full border-collapse text-left text-sm">
      <caption className="sr-only">{caption}</caption>
      <thead>
        <tr className="border-line-strong border-b">
          {table.columns.map((column) => (
            <th key={column} scope="col" className="py-1.5 pr-3 align-bottom font-normal text-ink-2">
              {column}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {table.rows.map((row) => (
          <tr key={row.id} className="break-inside-avoid border-line border-b align-top">
            {table.columns.map((name, column) => {
              const cell = content(row.recordId ?? row.id, row.cells[column] ?? "", column);
              return column === 0 ? (
                <th key={name} scope="row" className="whitespace-nowrap py-1.5 pr-3 font-normal text-ink-2">
                  {cell}
                </th>
              ) : (
                <td key={name} className={`py-1.5 pr-3 ${column === openColumn ? "wrap-anywhere min-w-24" : ""}`}>
                  {cell}
                </td>
              );
            })}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
