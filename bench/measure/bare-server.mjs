// What the same work costs with node:http and pg alone: no session, no policy, no row-level security, no audit, no seals.
import http from "node:http";
import { verify } from "@node-rs/argon2";
import pg from "pg";

// Plans are kept as the app's connections keep them.
const options = "-c plan_cache_mode=force_generic_plan";
const pool = new pg.Pool({ connectionString: process.env.BENCH_ADMIN_URL, max: 10, idleTimeoutMillis: 0, options });
const run = async (name, text, values) => (await pool.query({ name, text, values })).rows;

const ratings = `select r.id, r.occurred_at, r.progress::text, v.field, v.value
  from record r join record_value v on v.practice_id = r.practice_id and v.record_id = r.id
  where r.practice_id = $1 and r.client_id = $2 and v.value is not null order by r.occurred_at, r.id, v.version, v.field`;
const ratingsAsJson = `select coalesce(json_agg(json_build_array(extract(epoch from x.occurred_at), x.field, x.value)), '[]')::text as text from (${ratings}) x`;
const caseload = `select c.id, c.display_name, count(r.id)::int as records, max(r.occurred_at) as last
  from care_relationship cr join client c on c.practice_id = cr.practice_id and c.id = cr.client_id
  left join record r on r.practice_id = c.practice_id and r.client_id = c.id and r.visibility <> 'private'
  where cr.practice_id = $1 and cr.therapist_id = $2 and cr.ended_at is null group by c.id, c.display_name order by c.display_name, c.id`;
const insert = "insert into bench_bare (id, client_id, body) values ($1, $2, $3) returning id";

const answers = {
  "/ratings": ({ practiceId, clientId }) => run("ratings", ratings, [practiceId, clientId]),
  "/ratings-as-json": async ({ practiceId, clientId }) => (await run("json", ratingsAsJson, [practiceId, clientId]))[0].text,
  // A statement of the app's, as it is.
  "/statement": ({ text, values }) => run("statement", text, values),
  "/caseload": ({ practiceId, therapistId }) => run("caseload", caseload, [practiceId, therapistId]),
  "/insert": async ({ id, clientId, body }) => (await run("insert", insert, [id, clientId, body]))[0],
  "/inserts": async ({ ids, clientId, body }) => {
    for (const id of ids) await run("insert", insert, [id, clientId, body]);
    return { stored: ids.length };
  },
  "/verify": async ({ hash, passphrase }) => ({ matches: await verify(hash, passphrase) }),
  "/page": async ({ practiceId, clientId, bytes }) => {
    const rows = await run("ratings", ratings, [practiceId, clientId]);
    return `<!doctype html>${rows.length}`.padEnd(bytes, "x");
  },
};

http
  .createServer(async (request, response) => {
    try {
      let text = "";
      for await (const chunk of request) text += chunk;
      const answer = await answers[request.url](JSON.parse(text));
      const body = Buffer.from(typeof answer === "string" ? answer : JSON.stringify(answer));
      response.writeHead(200, { "content-type": "application/json", "content-length": body.length }).end(body);
    } catch (error) {
      response.writeHead(500).end(String(error));
    }
  })
  .listen(Number(process.env.BENCH_BARE_PORT), "127.0.0.1", () => process.stdout.write("ready\n"));
