import { EscapeError } from '../../../system/messages/message.ts';
import { SqlError } from '../../error.ts';
import type { Procedure } from './procedure.ts';

/** Longest command: that of the program QCMDEXC. */
const longest = 32_702;

/**
 * QSYS2.QCMDEXC: runs a CL command in the job. The second parameter, the length, is that of the program and need not be given. A command
 * that fails is -443 with the message that it ended with. Source: "QCMDEXC procedure", IBM i services.
 */
export const qcmdexc: Procedure = {
  library: 'QSYS2',
  name: 'QCMDEXC',
  parameters: [
    { name: 'COMMAND_STRING', mode: 'IN', type: { name: 'VARCHAR', length: longest, ccsid: 1208 } },
    { name: 'COMMAND_LENGTH', mode: 'IN', type: { name: 'DECIMAL', precision: 15, scale: 5 }, default: 'NULL' },
  ],
  async call(session, values) {
    const [command, length] = values;
    const text = String(command ?? '').slice(0, length == null ? undefined : Number(length));
    try {
      await session.host.commands.run(session.job, text);
    } catch (error) {
      if (!(error instanceof EscapeError)) throw error;
      const { id, text: message } = error.escape;
      throw new SqlError(-443, ['QCMDEXC', id, message], undefined, { cause: error });
    }
    return { values, resultSets: [], warnings: [] };
  },
};
