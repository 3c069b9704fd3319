// A program that waits for an entry and does nothing else, for a test that kills it. Arguments: port of the port mapper, user,
// password, library, queue.
import { connect } from '@bigiron/client';

const [port, user, password, library, queue] = process.argv.slice(2) as [string, string, string, string, string];
const host = await connect({ host: '127.0.0.1', portMapperPort: Number(port), user, password });
const waiting = host.dataQueue(library, queue).receive({ wait: Number.POSITIVE_INFINITY });
process.stdout.write('waiting\n');
await waiting;
