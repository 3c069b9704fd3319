import * as messages from '@bigiron/wire/hostserver/dataqueue/index';
import { ServerId } from '@bigiron/wire/hostserver/header';
import { type HostServer, type HostServerRooms, hostServerDoor } from '../../hostserver/server.ts';
import type { DataQueues } from '../../system/data-queues/room.ts';
import type { Service } from '../service.ts';
import { handlers } from './handlers.ts';
import { refuse } from './refuse.ts';

/** The longest entry and key, and what stands around them. */
const maximumFrame = 66 * 1024;

export interface DataQueueRooms extends HostServerRooms {
  readonly dataQueues: DataQueues;
  /** The release that this host says it is, as on the wire. */
  readonly release: number;
}

export function dataQueueService(rooms: DataQueueRooms): Service {
  const server: HostServer<undefined> = {
    name: 'data-queue',
    maximumFrame,
    serverIds: [ServerId.dataQueue],
    jobName: 'QZHQSSRV',
    messages: [messages],
    handlers: handlers(rooms),
    begin: () => undefined,
    refuse,
  };
  return {
    ...hostServerDoor(server, rooms),
    title: 'Data queue server',
    ibmName: 'as-dtaq',
    port: 8472,
    tlsPort: 9472,
    server: { command: 'STRHOSTSVR', value: '*DTAQ' },
  };
}
