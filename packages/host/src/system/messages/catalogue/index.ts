import type { MessageFamily } from '../declaration.ts';
import { cpd00 } from './cpd00.ts';
import { cpf21 } from './cpf21.ts';
import { cpf22 } from './cpf22.ts';
import { cpf98 } from './cpf98.ts';
import { cpf99 } from './cpf99.ts';

/** Every family of QSYS/QCPFMSG. A new family is a file of its own and one line here. */
const families = { ...cpd00, ...cpf21, ...cpf22, ...cpf98, ...cpf99 };

export const shippedMessages: MessageFamily = families;

/** The ids that this software sends by name. */
export type MessageId = keyof typeof families;
