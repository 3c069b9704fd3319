import * as messages from '@bigiron/wire/hostserver/database/index';
import { ServerId } from '@bigiron/wire/hostserver/header';
import type { Database } from '../../database/room.ts';
import { type HostServer, type HostServerRooms, hostServerDoor } from '../../hostserver/server.ts';
import type { Job } from '../../system/jobs/job.ts';
import type { Service } from '../service.ts';
import { Conversation } from './conversation.ts';
import { handlers } from './handlers/index.ts';
import { refuse } from './refuse.ts';

export interface DatabaseRooms extends HostServerRooms {
  readonly database: Database;
  readonly commands: { run(job: Job, text: string): Promise<void> };
  /** The release that this host says it is, as on the wire. */
  readonly release: number;
  /** Of the relational database. */
  readonly databaseName: string;
}

/** Blocks of rows, and pieces of large objects. */
const maximumFrame = 64 << 20;

export function databaseService(rooms: DatabaseRooms): Service {
  const server: HostServer<Conversation> = {
    name: 'database',
    maximumFrame,
    serverIds: [ServerId.database, ServerId.nativeDatabase, ServerId.objectInformation, ServerId.databaseXa],
    jobName: 'QZDASOINIT',
    tlsJobName: 'QZDASSINIT',
    messages: [messages],
    handlers: handlers(rooms),
    begin: job => new Conversation(job, rooms.database),
    interrupt: conversation => conversation.interrupt(),
    end: conversation => conversation.close(),
    refuse,
  };
  return {
    ...hostServerDoor(server, rooms),
    title: 'Database server',
    ibmName: 'as-database',
    port: 8471,
    tlsPort: 9471,
    server: { command: 'STRHOSTSVR', value: '*DATABASE' },
  };
}
