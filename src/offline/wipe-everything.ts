import { wipeDevice } from "./device-store";

/**
 * Removes everything that a person has in this browser: their database, what tabs kept, answers in caches. Other people's
 * databases on a shared phone stay. Each part is tried, whatever became of the one before.
 * @returns whether all of it is gone
 */
export async function wipeEverything(userId: string): Promise<boolean> {
  const parts = [
    () => wipeDevice(userId, null),
    () => sessionStorage.clear(),
    () => localStorage.clear(),
    async () => {
      if (!("caches" in window)) return;
      for (const name of await caches.keys()) await caches.delete(name);
    },
  ];
  let isGone = true;
  for (const remove of parts) {
    try {
      await remove();
    } catch {
      isGone = false;
    }
  }
  return isGone;
}
