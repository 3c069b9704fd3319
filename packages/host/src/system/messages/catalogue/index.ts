import type { MessageFamily } from '../declaration.ts';
import { apiErrors } from './api-errors.ts';
import { cpd00 } from './cpd00.ts';
import { cpf21 } from './cpf21.ts';
import { cpf22 } from './cpf22.ts';
import { cpf98 } from './cpf98.ts';
import { cpf99 } from './cpf99.ts';
import { dataAreas } from './data-areas.ts';
import { dataQueues } from './data-queues.ts';
import { jobs } from './jobs.ts';
import { messageQueues } from './message-queues.ts';
import { programs } from './programs.ts';
import { servers } from './servers.ts';
import { spooledFiles } from './spooled-files.ts';
import { systemValues } from './system-values.ts';

/** Every family of QSYS/QCPFMSG. A new family is a file of its own and one line here. */
export const families = [
  apiErrors,
  cpd00,
  cpf21,
  cpf22,
  cpf98,
  cpf99,
  dataAreas,
  dataQueues,
  jobs,
  messageQueues,
  programs,
  servers,
  spooledFiles,
  systemValues,
] as const;

type IdsOf<Family> = Family extends unknown ? keyof Family & string : never;

/** The ids that this software sends by name. */
export type MessageId = IdsOf<(typeof families)[number]>;

export const shippedMessages: MessageFamily = Object.assign({}, ...families);
