const KEPT_MS = 60_000;
const MOST = 1_000;

type Kept = { key: Promise<Buffer>; until: number };
const kept = new Map<string, Kept>();

/**
 * Opens a practice's key once a minute at most, so that a key service is not asked with each request. Keys of clients are
 * never kept: they live as long as one request.
 * @param id practice, version and the wrapped bytes: other bytes are another key
 */
export function openedOnce(id: string, open: () => Promise<Buffer>): Promise<Buffer> {
  const now = performance.now();
  const known = kept.get(id);
  if (known && known.until > now) return known.key;
  const key = open();
  kept.delete(id);
  kept.set(id, { key, until: now + KEPT_MS });
  // What could not be opened is asked for again the next time.
  key.catch(() => {
    if (kept.get(id)?.key === key) kept.delete(id);
  });
  for (const oldest of kept.keys()) {
    if (kept.size <= MOST) break;
    kept.delete(oldest);
  }
  return key;
}

/** Forgets every opened key. */
export function forgetOpenedKeys(): void {
  kept.clear();
}
