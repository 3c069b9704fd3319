import type { SqlOptions } from '@bigiron/client';
import { type Call, text, UsageError } from '../command.ts';

/** The options that set up a connection to the database. */
export const sqlOptions = {
  naming: {
    type: 'string',
    argument: 'sql|system',
    help: 'LIB.TABLE, or also LIB/TABLE and the library list; default sql',
  },
  schema: { type: 'string', argument: 'NAME', help: 'where names without a schema are' },
  libraries: { type: 'string', argument: 'LIST', help: 'library list, e.g. SHOP,*LIBL' },
} as const;

export function connectionSettings(call: Call): SqlOptions {
  const naming = text(call, 'naming') ?? 'sql';
  if (naming !== 'sql' && naming !== 'system') throw new UsageError(`--naming is sql or system, not ${naming}`);
  const schema = text(call, 'schema');
  const libraries = text(call, 'libraries')
    ?.split(/[,\s]+/)
    .filter(name => name !== '');
  return {
    naming,
    ...(schema === undefined ? {} : { schema }),
    ...(libraries === undefined ? {} : { libraries }),
    client: { application: 'bigiron sql' },
  };
}
