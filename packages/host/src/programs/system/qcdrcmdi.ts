import { char, int32, layout } from '@bigiron/wire/message/index';
import { optional } from '@bigiron/wire/program/index';
import { counts, oneZero, qualifiedName } from '@bigiron/wire/systemprogram/fields';
import type { CommandDefinition, Setting } from '../../cl/definition/command.ts';
import { Authority } from '../../system/authority/rights.ts';
import type { ObjectDescription } from '../../system/objects/object.ts';
import { api } from './api.ts';
import { errorCode } from './error-code.ts';
import { length } from './fields.ts';
import { received, receiver } from './receiver.ts';

/** CMDI0100. Source: JTOpen `Command.java`. */
const Cmdi0100 = layout({
  ...counts,
  command: qualifiedName,
  processingProgram: qualifiedName,
  source: qualifiedName,
  sourceMember: char(10),
  validityProgram: qualifiedName,
  mode: char(10, '1 or 0 for *PROD, *DEBUG, *SERVICE'),
  allow: char(15, '1 or 0 for each setting'),
  limitedUsers: oneZero,
  positional: int32(),
  promptFile: qualifiedName,
  messageFile: qualifiedName,
  helpPanel: qualifiedName,
  helpIdentifier: char(10),
  searchIndex: qualifiedName,
  currentLibrary: char(10),
  productLibrary: char(10),
  promptOverride: qualifiedName,
  restricted: char(6),
  text: char(50),
  programStates: char(6),
  reserved1: char(8),
  ccsid: int32(),
  graphical: oneZero,
  threadSafe: char(1, '0 no, 1 yes, 2 under conditions'),
  multithreadedAction: char(1),
});

/** In the order of the format. */
const settings: readonly Setting[] = [
  '*BPGM',
  '*IPGM',
  '*EXEC',
  '*INTERACT',
  '*BATCH',
  '*BREXX',
  '*IREXX',
  '*BMOD',
  '*IMOD',
];

/** Retrieve Command Information. */
export const qcdrcmdi = api(
  {
    receiver,
    length,
    format: char(8, 'CMDI0100'),
    command: qualifiedName,
    error: errorCode,
    followProxies: optional(char(1)),
  },
  async ({ length, format, command }, call) => {
    if (format !== 'CMDI0100') throw call.messages.escape('CPF3C21', [format]);
    const object = await call.objects.resolve(call.job, command, '*CMD', Authority.use);
    const definition = call.commandDefinitions.get(object.name);
    if (definition === undefined) throw call.messages.escape('CPF9801', [command.name, command.library, '*CMD']);
    return { receiver: received(Cmdi0100.encode(values(object, definition), call.text), length, call) };
  },
);

const none = { name: '*NONE', library: '' };

function values({ name, library, text }: ObjectDescription, { allow, limitedUsers, positional }: CommandDefinition) {
  return {
    command: { name, library },
    processingProgram: { name, library },
    source: { name: '', library: '' },
    sourceMember: '',
    validityProgram: none,
    mode: '111',
    allow: settings.map(setting => (allow.includes(setting) ? '1' : '0')).join(''),
    limitedUsers,
    positional,
    promptFile: none,
    messageFile: { name: 'QCPFMSG', library: '*LIBL' },
    helpPanel: none,
    helpIdentifier: '*NONE',
    searchIndex: none,
    currentLibrary: '*NOCHG',
    productLibrary: '*NOCHG',
    promptOverride: none,
    restricted: '',
    text,
    programStates: '*U*U*U',
    reserved1: '',
    ccsid: 37,
    graphical: false,
    threadSafe: '1',
    multithreadedAction: '1',
  };
}
