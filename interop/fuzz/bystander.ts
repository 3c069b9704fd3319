import { connect } from '@bigiron/client';
import type { HostProcess } from '../host-process.ts';

/** What a good client saw while others misbehaved. */
export interface Observed {
  readonly rounds: number;
  /** Milliseconds that the slowest round took. */
  readonly slowest: number;
}

/** A client that works all the time, as it would on a quiet day: an entry out and back, a command, a new connection. */
export function startBystander(host: HostProcess, user: string, password: string): { stop(): Promise<Observed> } {
  let stopped = false;
  const working = work();
  return {
    stop() {
      stopped = true;
      return working;
    },
  };

  async function work(): Promise<Observed> {
    let [rounds, slowest] = [0, 0];
    const options = { host: '127.0.0.1', portMapperPort: host.port('port-mapper'), user, password, timeout: 10_000 };
    for (; !stopped; rounds++) {
      const started = performance.now();
      await using client = await connect(options);
      const queue = client.dataQueue('QGPL/BYSTANDER');
      if (rounds === 0) await queue.create({ authority: '*EXCLUDE' });
      for (let i = 0; i < 5; i++) {
        await queue.send(`round ${rounds}, entry ${i}`);
        const entry = await queue.receive({ wait: 10 });
        if (entry?.text !== `round ${rounds}, entry ${i}`) throw new Error(`round ${rounds}: ${entry?.text} came back`);
      }
      await client.command('CHKOBJ OBJ(QGPL/BYSTANDER) OBJTYPE(*DTAQ)');
      slowest = Math.max(slowest, performance.now() - started);
    }
    return { rounds, slowest };
  }
}
