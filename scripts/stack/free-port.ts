import { createServer } from 'node:net';

/** How far above the wanted port to look before any free port will do. */
const PORTS_TRIED_MAX = 20;

function canListen(port: number, host: string): Promise<number | undefined> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', () => resolve(undefined));
    server.listen(port, host, () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' ? address?.port : undefined));
    });
  });
}

/** The wanted port if it is free on `host`, else the next free one above it, else any; 0 asks for any. */
export async function findFreePort(wanted: number, host: string): Promise<number> {
  const last = wanted === 0 ? 0 : Math.min(wanted + PORTS_TRIED_MAX, 65_535);
  for (let port = wanted; port <= last; port++) {
    const free = await canListen(port, host);
    if (free !== undefined) return free;
  }
  const free = await canListen(0, host);
  if (free === undefined) throw new Error(`No port is free on ${host}.`);
  return free;
}
