import type { EscapeError } from '../../../system/messages/message.ts';
import { character, choice, integer } from '../../definition/builders.ts';
import type { CommandContext } from '../../run/context.ts';
import type { DoorState } from '../../services.ts';

/** What ADDSRVTBLE and RMVSRVTBLE have in common. */
export const entryParts = {
  SERVICE: character('Service', { length: 32, required: true }),
  PORT: integer('Port', { range: [1, 65535], required: true }),
  PROTOCOL: choice('Protocol', { values: ['TCP'], required: true }),
} as const;

/** A listener by its name in the service table; that of TLS ends in `-s`. */
export interface Entry {
  readonly service: string;
  readonly door: DoorState;
  readonly kind: 'plain' | 'tls';
  /** Undefined when the entry was removed. */
  readonly port: number | undefined;
}

export function entries({ services }: CommandContext): Entry[] {
  return services.list().flatMap(door => {
    const { serviceName: service, port, tlsPort } = door;
    if (service === undefined) return [];
    return [
      // Port 0: the entry was removed, or the system will choose a port when the door is started.
      { service, door, kind: 'plain' as const, port: port === 0 ? undefined : port },
      { service: `${service}-s`, door, kind: 'tls' as const, port: tlsPort },
    ];
  });
}

/** The entry of a service; only who has *IOSYSCFG may change it. */
export async function entryToChange(context: CommandContext, service: string): Promise<Entry> {
  const { profiles, job, messages } = context;
  if (!(await profiles.specialAuthorities(job)).has('*IOSYSCFG')) throw messages.escape('CPF222E', ['*IOSYSCFG']);
  const found = entries(context).find(entry => entry.service === service.toLowerCase());
  if (found === undefined) throw failure(context, `This host has no service ${service}`);
  return found;
}

export function failure({ messages }: CommandContext, text: string): EscapeError {
  return messages.escape('CPF9898', [text]);
}
