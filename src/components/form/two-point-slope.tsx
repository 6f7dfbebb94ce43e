import { useTranslations } from "next-intl";

const WIDTH = 76;
const TOP = 7;
const FALL = 30;

/** The earlier number and the new one on one scale, 0–100: a diamond, a dot, both with their numbers. */
export function TwoPointSlope({ before, now }: { before: number; now: number }) {
  const t = useTranslations("record.compare");
  const y = (value: number) => TOP + ((100 - value) / 100) * FALL;
  return (
    <svg role="img" aria-label={t("label", { before, now })} viewBox={`0 0 ${WIDTH} 60`} className="h-[60px] w-[76px] flex-none">
      <line x1="9" y1={y(before)} x2={WIDTH - 9} y2={y(now)} stroke="var(--color-ink-2)" strokeWidth="1" />
      <path d={`M9 ${y(before) - 5}l5 5-5 5-5-5z`} fill="var(--color-predicted)" />
      <circle cx={WIDTH - 9} cy={y(now)} r="4.5" fill="var(--color-actual)" />
      <g fontSize="11" fontWeight="600" textAnchor="middle" aria-hidden>
        <text x="9" y={y(before) + 19} fill="var(--color-predicted-ink)">
          {before}
        </text>
        <text x={WIDTH - 9} y={y(now) + 19} fill="var(--color-actual)">
          {now}
        </text>
      </g>
    </svg>
  );
}
