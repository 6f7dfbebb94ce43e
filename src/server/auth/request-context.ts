import type { Context } from "../context";
import { addressOf } from "./address";
import { sessionIdFrom } from "./cookie";
import { deviceLabelOf } from "./device-label";
import { publicOrigin } from "./origin";
import { findSession, touchSession } from "./session-row";

/**
 * Who asks, from the cookie and the session row. The row is read on every request: revoking one takes effect at once.
 * @param active whether a person did something, as opposed to a page asking on its own; only that keeps a session awake
 */
export async function contextFor(headers: Headers, now: Date, active: boolean): Promise<Context> {
  const address = addressOf(headers);
  const sessionId = await sessionIdFrom(headers, now);
  const found = sessionId ? await findSession(sessionId, now) : ({ state: "none" } as const);
  if (found.state === "live" && active) await touchSession(found.session, found.lastSeenAt, now);
  return {
    now,
    address,
    session: found.state === "live" ? found.session : null,
    lapsed: found.state === "lapsed" || found.state === "erased" ? found.scope : null,
    erased: found.state === "erased",
    deviceLabel: deviceLabelOf(headers),
    origin: publicOrigin(headers),
  };
}
