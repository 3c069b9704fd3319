import * as messages from '@bigiron/wire/hostserver/command/index';
import { ServerId } from '@bigiron/wire/hostserver/header';
import { type HostServer, type HostServerRooms, hostServerDoor } from '../../hostserver/server.ts';
import type { Programs } from '../../programs/room.ts';
import type { Job } from '../../system/jobs/job.ts';
import type { Catalogue } from '../../system/messages/catalogue.ts';
import type { Service } from '../service.ts';
import { maximumStorage } from './call.ts';
import { handlers } from './handlers.ts';
import { refuse } from './refuse.ts';

export interface RemoteCommandRooms extends HostServerRooms {
  readonly messages: Catalogue;
  /** Its messages are in the job log when it is done; an escape message is thrown as well. */
  readonly commands: { run(job: Job, text: string): Promise<void> };
  readonly programs: Programs;
}

/** Beside the parameters of a call. */
const overhead = 64 << 10;

export function remoteCommandService(rooms: RemoteCommandRooms): Service {
  const server: HostServer<undefined> = {
    name: 'remote-command',
    maximumFrame: maximumStorage + overhead,
    serverIds: [ServerId.remoteCommand],
    jobName: 'QZRCSRVS',
    messages: [messages],
    handlers: handlers(rooms),
    begin: () => undefined,
    refuse: (failure, exchange) => refuse(failure, exchange, rooms.messages),
  };
  return {
    ...hostServerDoor(server, rooms),
    title: 'Remote command and program call server',
    ibmName: 'as-rmtcmd',
    port: 8475,
    tlsPort: 9475,
    server: { command: 'STRHOSTSVR', value: '*RMTCMD' },
  };
}
