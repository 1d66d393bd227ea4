// A connection of its own that something is held on: its end is noticed, its questions are given up in time.
import pg from "pg";

/** For the server to answer. */
const ANSWER_MS = 5_000;
const CLOSE_MS = 1_000;

export type Row = Readonly<Record<string, unknown>>;

export interface Session {
  /** Whoever answers here is not always the same. */
  readonly isPooled: boolean;
  readonly ask: (sql: string, parameters?: readonly unknown[]) => Promise<readonly Row[]>;
  onBroken(broken: () => void): void;
  /** Not waited for long. */
  close(): Promise<void>;
}

export async function openSession(connectionString: string, name: string): Promise<Session> {
  const timeouts = { connectionTimeoutMillis: ANSWER_MS, query_timeout: 2 * ANSWER_MS };
  const client = new pg.Client({ connectionString, ...timeouts, application_name: name, keepAlive: true });
  const listeners: (() => void)[] = [];
  // What it breaks with is what the next question rejects with.
  client.on("error", () => listeners.forEach((broken) => broken()));
  client.on("end", () => listeners.forEach((broken) => broken()));
  await client.connect();
  const ask: Session["ask"] = async (sql, parameters = []) => (await client.query<Row>(sql, [...parameters])).rows;
  const close = async (): Promise<void> => {
    await Promise.race([client.end(), later(CLOSE_MS)]).catch(() => undefined);
  };
  try {
    const [row] = await ask("select pg_backend_pid() as pid");
    // The server says at the beginning of a connection which of its processes serves it (protocol, BackendKeyData).
    const isPooled = "processID" in client && client.processID !== row?.["pid"];
    // The host of a center may vanish: then its lock must not stay for the hours that TCP would wait.
    if (!isPooled)
      await ask("set tcp_keepalives_idle = 5; set tcp_keepalives_interval = 2; set tcp_keepalives_count = 3");
    return { isPooled, ask, close, onBroken: (broken) => void listeners.push(broken) };
  } catch (error) {
    await close();
    throw error;
  }
}

export function later(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
