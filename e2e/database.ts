import pg from "pg";

/** Counts in the database, in this client's practice, with the app's own role. `$1` in the statement is the client's user id. */
export async function countOf(email: string, statement: string): Promise<number> {
  const client = new pg.Client({ connectionString: process.env.DATABASE_URL });
  await client.connect();
  try {
    const { rows } = await client.query<{ practice_id: string; user_id: string }>(
      "select practice_id, user_id from auth_find_sign_in($1)",
      [email],
    );
    const [who] = rows;
    await client.query("select set_config('app.practice', $1, false)", [who?.practice_id]);
    const { rows: counted } = await client.query<{ count: string }>(statement, [who?.user_id]);
    return Number(counted[0]?.count);
  } finally {
    await client.end();
  }
}
