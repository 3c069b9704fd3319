import type { CodePoints, PartInput } from '@bigiron/wire/hostserver/codepoint';
import { type AnyRequest, Ors, Reply } from '@bigiron/wire/hostserver/database/index';
import { ServerId } from '@bigiron/wire/hostserver/header';
import type { Message } from '@bigiron/wire/hostserver/message';
import type { Fields, Input } from '@bigiron/wire/message/index';
import { connectInMemory } from '../../../src/net/memory.ts';
import { databaseService } from '../../../src/services/database/service.ts';
import { FrameClient } from '../../hostserver/client.ts';
import { testRooms } from '../../hostserver/rooms.ts';
import { ScriptedDatabase, type ScriptedStatement } from '../mapepire/scripted-database.ts';

/** The bits that the Toolbox sets when it wants each of these. */
export const wants = {
  nothing: 0,
  reply: Ors.reply,
  attributes: Ors.reply | Ors.attributes,
  description: Ors.reply | Ors.sqlca | Ors.format | Ors.markers,
  outcome: Ors.reply | Ors.sqlca,
  rows: Ors.reply | Ors.sqlca | Ors.data,
  resultSet: Ors.reply | Ors.sqlca | Ors.format,
  error: Ors.reply | Ors.messageId | Ors.messageText | Ors.secondLevelText | Ors.sqlca,
} as const;

export interface TestDoor {
  readonly client: FrameClient;
  readonly database: ScriptedDatabase;
  /** Commands that the door ran, and the one that fails. */
  readonly commands: string[];
  refused: { command: string; error: Error } | undefined;
  /** Sends a request for statement 1 and reads the reply. */
  ask<F extends Fields, C extends CodePoints>(
    message: Message<F, C>,
    results: number,
    value?: PartInput<C> & Partial<AnyRequest>,
  ): Promise<Reply>;
  /** Sends a request that gets no reply. */
  tell<F extends Fields, C extends CodePoints>(
    message: Message<F, C>,
    value?: PartInput<C> & Partial<AnyRequest>,
  ): void;
}

const handles = { returnResults: 1, fillResults: 1, rpb: 1, descriptor: 1 };

/** The door over a database that knows a few statements, with ALICE signed on. */
export async function openDoor(script: Readonly<Record<string, ScriptedStatement>> = {}): Promise<TestDoor> {
  const rooms = testRooms({ ALICE: { password: 'secret' } });
  const database = new ScriptedDatabase(script);
  const commands: string[] = [];
  const service = databaseService({
    ...rooms,
    database,
    release: 0x00070500,
    databaseName: 'BIGIRON',
    commands: {
      async run(_, command) {
        commands.push(command);
        if (door.refused?.command === command) throw door.refused.error;
      },
    },
  });
  const client = new FrameClient(connectInMemory(service));
  const encode = (message: Message, value: object) =>
    message.encode({ ...handles, ...value } as Input<Fields> & PartInput<CodePoints>, { correlation: 7 });
  const door: TestDoor = {
    client,
    database,
    commands,
    refused: undefined,
    async ask(message, results, value = {} as never) {
      const results32 = results >>> 0;
      return Reply.decode(await client.ask(encode(message as unknown as Message, { results: results32, ...value })));
    },
    tell(message, value = {} as never) {
      client.send(encode(message as unknown as Message, { results: wants.nothing, ...value }));
    },
  };
  await client.start('ALICE', 'secret', ServerId.database);
  return door;
}
