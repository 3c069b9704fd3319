import { charset } from '@bigiron/wire/ccsid/index';
import { EscapeError } from '../../../system/messages/message.ts';
import { SqlError } from '../../error.ts';
import type { SqlType, SqlValue } from '../../types/sql-type.ts';
import type { Procedure } from './procedure.ts';

const text: SqlType = { name: 'VARCHAR', length: 32_740, ccsid: 1208 };
const bytes: SqlType = { name: 'BLOB', length: 64_512 };

/** Three procedures that send an entry: as text in the CCSID of the job, as UTF-8, and as bytes. Source: IBM i services. */
export const sendDataQueue: readonly Procedure[] = [
  procedure('SEND_DATA_QUEUE', text, 256, (value, ccsid) => charset(ccsid).encode(String(value))),
  procedure('SEND_DATA_QUEUE_UTF8', text, 256, value => Buffer.from(String(value), 'utf8')),
  procedure('SEND_DATA_QUEUE_BINARY', bytes, 256, value => value as Uint8Array),
];

function procedure(
  name: string,
  type: SqlType,
  keyLength: number,
  encode: (value: SqlValue, ccsid: number) => Uint8Array,
): Procedure {
  const key: SqlType =
    type === bytes ? { name: 'VARBINARY', length: keyLength } : { name: 'VARCHAR', length: keyLength, ccsid: 1208 };
  const object: SqlType = { name: 'VARCHAR', length: 10, ccsid: 37 };
  return {
    library: 'QSYS2',
    name,
    parameters: [
      { name: 'MESSAGE_DATA', mode: 'IN', type },
      { name: 'DATA_QUEUE', mode: 'IN', type: object },
      { name: 'DATA_QUEUE_LIBRARY', mode: 'IN', type: object, default: `'*LIBL'` },
      { name: 'KEY_DATA', mode: 'IN', type: key, default: 'NULL' },
    ],
    async call({ job, services: { dataQueues } }, values) {
      const [data, queue, library, keyData] = values;
      const ccsid = job.defaultCcsid;
      const of = { name: String(queue ?? '').trimEnd(), library: String(library ?? '*LIBL').trimEnd() };
      try {
        const message = encode(data ?? '', ccsid);
        await dataQueues.send(job, of, message, keyData == null ? undefined : encode(keyData, ccsid));
      } catch (error) {
        if (!(error instanceof EscapeError)) throw error;
        throw new SqlError(-443, [name, error.escape.id, error.escape.text], undefined, { cause: error });
      }
      return { values, resultSets: [], warnings: [] };
    },
  };
}
