import { isDatabaseUp } from "@/server/db";
import { NO_STORE } from "@/server/http-answer";

export const dynamic = "force-dynamic";

/** For load balancers and the start script: 200 while the database answers, otherwise 503 within two seconds. */
export async function GET(): Promise<Response> {
  const up = await isDatabaseUp();
  return up
    ? Response.json({ status: "ok", database: "ok" }, { headers: NO_STORE })
    : Response.json({ status: "unavailable", database: "unavailable" }, { status: 503, headers: NO_STORE });
}
