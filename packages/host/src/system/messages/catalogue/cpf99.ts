import { char, type MessageFamily, name } from '../declaration.ts';

/** CPF99xx: conditions that no program handled. */
export const cpf99 = {
  CPF9999: {
    severity: 40,
    text: 'Function check: &1 was not handled by &2 (statement &5, instruction X&3).',
    cause: 'Program &2 received escape message &1 and has no handler for it.',
    recovery: 'See the messages before this one.',
    data: [char(7), name, char(4), name, char(10)],
  },
} satisfies MessageFamily;
