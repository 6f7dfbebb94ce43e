/**
 * Wilson score interval for a share, as proportions 0–1; null where nothing was counted.
 * (p + z²/2n ± z·√(p(1 − p)/n + z²/4n²)) ÷ (1 + z²/n), p = successes ÷ n. It keeps its level with few, where the plain ± does
 * not. Shown to therapists only, from 3 known outcomes on.
 * Source: Wilson 1927, 10.1080/01621459.1927.10502953; Brown, Cai & DasGupta 2001, 10.1214/ss/1009213286.
 * @param successes whole number, 0…n
 * @param z 1.96 for 95 %
 */
export function wilsonInterval(successes: number, n: number, z = 1.959964): { low: number; high: number } | null {
  if (n <= 0) return null;
  const share = successes / n;
  const denominator = 1 + z ** 2 / n;
  const centre = share + z ** 2 / (2 * n);
  const half = z * Math.sqrt((share * (1 - share)) / n + z ** 2 / (4 * n ** 2));
  return { low: Math.max(0, (centre - half) / denominator), high: Math.min(1, (centre + half) / denominator) };
}
