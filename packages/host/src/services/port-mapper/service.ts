import { maximumName, portMapperPort } from '@bigiron/wire/hostserver/portmapper';
import type { PortDirectory } from '../../net/port-directory.ts';
import type { Service } from '../service.ts';
import { PortMapperSession } from './session.ts';

/** Nobody signs on here: a connection lives for one question. */
export function portMapperService(directory: PortDirectory): Service {
  return {
    name: 'port-mapper',
    title: 'Port mapper',
    ibmName: undefined,
    port: portMapperPort,
    tlsPort: undefined,
    server: { command: 'STRHOSTSVR', value: '*SVRMAP' },
    maximumFrame: maximumName,
    limits: { handshakeTimeout: 10_000 },
    open: connection => new PortMapperSession(connection, directory),
  };
}
