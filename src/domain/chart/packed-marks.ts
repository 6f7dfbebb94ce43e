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
  private readonly marks: Mark[] = [];
  /** Of each id, the places of its marks. */
  private readonly places = new Map<string, number[]>();

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
    const marks = this.marks.map(({ id, recordId, title, occurredAt }) => ({
      id: id === recordId ? null : id,
      recordId,
      title: this.title(title),
      at: Date.parse(occurredAt),
    }));
    return { titles: [...this.titles.keys()], marks: columnsOf(marks, ["id", "recordId", "title", "at"]) };
  }

  private mark(mark: Mark): number {
    const places = this.places.get(mark.id) ?? [];
    const known = places.find((place) => isSame(this.marks[place], mark));
    if (known !== undefined) return known;
    const place = this.marks.push(mark) - 1;
    this.places.set(mark.id, [...places, place]);
    return place;
  }
}

function isSame(one: Mark | undefined, other: Mark): boolean {
  return one?.recordId === other.recordId && one.occurredAt === other.occurredAt && one.title === other.title;
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
