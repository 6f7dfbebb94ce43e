import { useTranslations } from "next-intl";
import { Diamond, Dot, IN_FORCED_COLOURS } from "./marks";

type Slope = { likelihoodBefore: number | null; likelihoodAgain: number | null };
const WIDTH = 198;
/** Room for each slope: as much as leaves a clear gap, less where there are up to twelve. */
const stepOf = (count: number) => (count <= 9 ? 21 : 16);
const HEIGHT = 34;
const yOf = (likelihood: number) => 4 + (1 - likelihood / 100) * (HEIGHT - 8);

/** One slope for each tested prediction; under three, words. */
export function LikelihoodSparkline({ slopes, testedCount }: { slopes: readonly Slope[]; testedCount: number }) {
  const t = useTranslations("charts.sparkline");
  const said = (slope: Slope) => t("pair", { before: slope.likelihoodBefore ?? t("none"), again: slope.likelihoodAgain ?? t("none") });
  if (slopes.length === 0) return <span className="text-ink-3 text-sm">{t("noneTested")}</span>;
  if (slopes.length < 3) return <span className="text-sm">{t("few", { count: testedCount, list: slopes.map(said).join(", ") })}</span>;
  return (
    <svg
      role="img"
      aria-label={t("label", { count: testedCount, list: slopes.map(said).join(", ") })}
      width={WIDTH}
      height={HEIGHT}
      className={`block ${IN_FORCED_COLOURS}`}
    >
      <path d={`M0 .5H${WIDTH}M0 ${HEIGHT - 0.5}H${WIDTH}`} className="stroke-line" />
      {slopes.map((slope, index) => {
        const left = 5 + index * stepOf(slopes.length);
        const before = slope.likelihoodBefore;
        const again = slope.likelihoodAgain;
        return (
          // biome-ignore lint/suspicious/noArrayIndexKey: slopes have no name of their own and never move
          <g key={index}>
            {before !== null && again !== null && <path d={`M${left} ${yOf(before)}L${left + 9} ${yOf(again)}`} className="stroke-ink-2" />}
            {before !== null && <Diamond x={left} y={yOf(before)} size={3.2} />}
            {again !== null && <Dot x={left + 9} y={yOf(again)} size={2.9} />}
          </g>
        );
      })}
    </svg>
  );
}
