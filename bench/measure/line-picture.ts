/*
 * A picture with lines that says what it shows without a key beside it: marks of different shapes, each line named at its end, colours of the
 * app's own charts, readable on light and dark.
 */
export type PictureLine = { name: string; points: readonly { x: number; y: number }[] };
export type Picture = {
  title: string;
  /** What is up and what is along, in words. */
  line: string;
  x: { scale: "log" | "linear"; ticks: readonly { at: number; label: string }[] };
  y: { most: number; ticks: readonly { at: number; label: string }[] };
  lines: readonly PictureLine[];
  /** A line across that is not to be passed. */
  bar?: { at: number; label: string };
};

const [WIDTH, HEIGHT] = [860, 420];
const PLOT = { left: 64, right: 620, top: 84, bottom: 364 };
const NAME_HEIGHT = 18;
const STYLE = `
  svg { font-family: sans-serif; font-size: 13px; --paper: #fefdfb; --ink: #25231c; --ink-2: #504d46; --line: #dbd9d3; --strong: #807d74; --a: #394788; --b: #ad7227; --c: #714170; --d: #807d74; }
  @media (prefers-color-scheme: dark) { svg { --paper: #1b1a17; --ink: #edebe4; --ink-2: #c2bfb6; --line: #3a3833; --strong: #8f8b81; --a: #7d92e5; --b: #e4b066; --c: #d3a4d0; --d: #8f8b81; } }
  text { fill: var(--ink-2); } .title { fill: var(--ink); font-size: 16px; font-weight: 600; } .name { fill: var(--ink); }
  path { fill: none; stroke: var(--line); } .drawn { stroke-width: 2; } .bar { stroke: var(--strong); stroke-dasharray: 6 4; }
`;
const HUES = ["--a", "--b", "--c", "--d"] as const;
const hueOf = (index: number) => `var(${HUES[index % HUES.length]})`;

/** @returns the picture as SVG */
export function linePicture({ title, line, x, y, lines, bar }: Picture): string {
  const far = lines.flatMap(({ points }) => points.map((point) => point.x)).concat(x.ticks.map(({ at }) => at));
  const along = (value: number) => (x.scale === "log" ? Math.log10(value) : value);
  const [least, most] = [along(Math.min(...far)), along(Math.max(...far))];
  const xOf = (value: number) => round(PLOT.left + ((along(value) - least) / (most - least || 1)) * (PLOT.right - PLOT.left));
  const yOf = (value: number) => round(PLOT.bottom - (value / y.most) * (PLOT.bottom - PLOT.top));
  const across = (value: number, name = "") => `<path${name} d="M${PLOT.left} ${yOf(value)}H${PLOT.right}"/>`;
  const ends = lines.map(({ name, points }, index) => ({ name, y: yOf(points.at(-1)?.y ?? 0), index }));
  const names = apart(bar ? [...ends, { name: bar.label, y: yOf(bar.at), index: null }] : ends);
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${HEIGHT}" role="img" aria-label="${escaped(`${title}. ${line}`)}"><style>${STYLE}</style>`,
    `<rect width="${WIDTH}" height="${HEIGHT}" fill="var(--paper)"/>`,
    `<text class="title" x="${PLOT.left}" y="34">${escaped(title)}</text><text x="${PLOT.left}" y="56">${escaped(line)}</text>`,
    ...y.ticks.map(
      ({ at, label }) => `${across(at)}<text x="${PLOT.left - 10}" y="${yOf(at) + 4}" text-anchor="end">${escaped(label)}</text>`,
    ),
    ...x.ticks.map(({ at, label }) => `<text x="${xOf(at)}" y="${PLOT.bottom + 24}" text-anchor="middle">${escaped(label)}</text>`),
    bar ? across(bar.at, ' class="bar"') : "",
    ...lines.map(({ points }, index) =>
      drawn(
        points.map((point) => ({ x: xOf(point.x), y: yOf(point.y) })),
        index,
      ),
    ),
    ...names.map((name) => named(name)),
    "</svg>\n",
  ].join("\n");
}

/** A line with its marks; where they would run into each other, the line alone. */
function drawn(points: readonly { x: number; y: number }[], index: number): string {
  const hue = hueOf(index);
  const way = points.map(({ x, y }, place) => `${place === 0 ? "M" : "L"}${x} ${y}`).join("");
  const marks = points.length > 20 ? [] : points.map(({ x, y }) => mark(x, y, index));
  return `<path class="drawn" style="stroke:${hue}" d="${way}"/><g fill="${hue}">${marks.join("")}</g>`;
}

function mark(x: number, y: number, index: number): string {
  const [dot, square] = [`<circle cx="${x}" cy="${y}" r="5"/>`, `<rect x="${x - 4.5}" y="${y - 4.5}" width="9" height="9"/>`];
  const diamond = `<rect x="${x - 4.5}" y="${y - 4.5}" width="9" height="9" transform="rotate(45 ${x} ${y})"/>`;
  return [dot, diamond, square][index % 3] ?? dot;
}

type Name = { name: string; y: number; index: number | null };

/** A name at the end of its line, with the line's mark. */
function named({ name, y, index }: Name): string {
  const own = index === null ? "" : `<g fill="${hueOf(index)}">${mark(PLOT.right + 22, y, index)}</g>`;
  return `${own}<text class="name" x="${PLOT.right + 34}" y="${y + 4}">${escaped(name)}</text>`;
}

/** Names that would lie over each other move down until they don't. */
function apart(names: readonly Name[]): Name[] {
  let last = Number.NEGATIVE_INFINITY;
  return names
    .toSorted((a, b) => a.y - b.y)
    .map((name) => {
      last = Math.max(name.y, last + NAME_HEIGHT);
      return { ...name, y: last };
    });
}

const round = (value: number) => Math.round(value * 10) / 10;
const escaped = (text: string) => text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll('"', "&quot;");
