import { type Call, integer, text } from '../command.ts';

/** Options of the subcommands that look at a host from outside. */
export const probingOptions = {
  timeout: { type: 'string', argument: 'SECONDS', help: 'longest time for each conversation; default 2' },
  'port-offset': {
    type: 'string',
    argument: 'N',
    help: 'added to every well-known port; default BIGIRON_PORT_OFFSET, else 0',
  },
  'port-mapper': {
    type: 'string',
    argument: 'PORT',
    help: 'port of the port mapper; default BIGIRON_PORT_MAPPER, else 449',
  },
  data: { type: 'string', argument: 'DIR', help: 'data directory of a host on this machine, which knows its ports' },
  json: { type: 'boolean', help: 'print JSON' },
} as const;

export interface Probing {
  /** Milliseconds for each conversation. */
  readonly timeout: number;
  readonly offset: number;
  readonly portMapper: number | undefined;
  readonly data: string | undefined;
}

export function probingOf(call: Call): Probing {
  const { environment } = call.terminal;
  const withDefaults: Call = {
    ...call,
    options: {
      'port-offset': environment.BIGIRON_PORT_OFFSET,
      'port-mapper': environment.BIGIRON_PORT_MAPPER,
      ...call.options,
    },
  };
  return {
    timeout: (integer(call, 'timeout', 1, 60) ?? 2) * 1000,
    offset: integer(withDefaults, 'port-offset', 0, 50_000) ?? 0,
    portMapper: integer(withDefaults, 'port-mapper', 1, 65_535),
    data: text(call, 'data'),
  };
}
