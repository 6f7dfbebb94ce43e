import { type Columns, columnOf, columnsOf, rowsOf } from "./columns";

/** What names a mark of a chart, and where it leads. */
export type Mark = {
  readonly id: string;
  readonly recordId: string;
  readonly title: string;
  readonly occurredAt: string;
};
/** Several charts draw one record: what names it travels once, and its title once for all records of a step. */
export type PackedMarks = {
  titles: string[];
  marks: Columns<{
    /** null: the record's. */
    id: string | null;
    recordId: string;
    /** Its place in `titles`. */
    title: number;
    /** Milliseconds since 1970. */
    at: number;
  }>;
};
/** The rows of a chart without what names them: `mark` is its place in `marks`. */
export type PackedRows<Row extends Mark> = Columns<Omit<Row, keyof Mark> & { mark: number }>;
/** Every key of a row but those that name it. A list alone could forget one. */
export type KeysOf<Row extends Mark> = Readonly<Record<Exclude<keyof Row, keyof Mark>, true>>;

/** Collects the marks and titles of several charts while their rows are packed. */
export class MarkPacker {
  private readonly titles = new Map<string, number>();
  private readonly marks = new Map<string, { at: number; mark: Mark }>();

  /** The place of a title; one that was not there yet stands last. */
  title(title: string): number {
    const place = this.titles.get(title) ?? this.titles.size;
    this.titles.set(title, place);
    return place;
  }

  rows<Row extends Mark>(rows: readonly Row[], keys: KeysOf<Row>): PackedRows<Row> {
    const { count, of } = columnsOf(rows, Object.keys(keys) as (keyof typeof keys)[]);
    // A column for each key that is not the mark's, and one for the mark: what `keys` says, and the compiler can't add up.
    return { count, of: { ...of, mark: columnOf(rows.map((row) => this.mark(row))) } } as unknown as PackedRows<Row>;
  }

  packed(): PackedMarks {
    const marks = [...this.marks.values()].map(({ mark: { id, recordId, title, occurredAt } }) => ({
      id: id === recordId ? null : id,
      recordId,
      title: this.title(title),
      at: Date.parse(occurredAt),
    }));
    return { titles: [...this.titles.keys()], marks: columnsOf(marks, ["id", "recordId", "title", "at"]) };
  }

  private mark(mark: Mark): number {
    const name = `${mark.id}\n${mark.recordId}\n${mark.occurredAt}\n${mark.title}`;
    const known = this.marks.get(name);
    if (known) return known.at;
    const at = this.marks.size;
    this.marks.set(name, { at, mark });
    return at;
  }
}

/** The records of the latest marks, newest first. */
export function latestRecords({ marks }: PackedMarks, most: number): string[] {
  const newest = rowsOf(marks).sort((a, b) => b.at - a.at || (a.recordId < b.recordId ? -1 : 1));
  return [...new Set(newest.map(({ recordId }) => recordId))].slice(0, most);
}

/** The marks again, in their places. */
export function unpackMarks({ titles, marks }: PackedMarks): Mark[] {
  return rowsOf(marks).map(({ id, recordId, title, at }) => ({
    id: id ?? recordId,
    recordId,
    title: titles[title] ?? "",
    occurredAt: new Date(at).toISOString(),
  }));
}

/** A chart's rows again. */
export function unpackRows<Row extends Mark>(packed: PackedRows<Row>, marks: readonly Mark[]): Row[] {
  return rowsOf(packed).map(({ mark, ...row }) => ({ ...marks[mark], ...row }) as unknown as Row);
}
