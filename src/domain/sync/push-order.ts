/** Devices in the order they first appear; within one device by its own sequence. Stable, and nothing is lost. */
export function inDeviceOrder<T extends { readonly deviceId: string; readonly seq: number }>(operations: readonly T[]): T[] {
  const devices = [...new Set(operations.map(({ deviceId }) => deviceId))];
  return devices.flatMap((deviceId) => operations.filter((operation) => operation.deviceId === deviceId).sort((a, b) => a.seq - b.seq));
}
