import { binary, char, type MessageFamily, name } from '../declaration.ts';

/** CPF33xx and CPF34xx of spooled files. */
export const spooledFiles = {
  CPF3303: {
    severity: 40,
    text: 'Job &4/&3/&2 has no spooled file &1 with number &5.',
    recovery: 'Correct the file name, the job or the number; WRKSPLF shows what there is.',
    data: [name, name, name, char(6), binary()],
  },
  CPF3492: {
    severity: 40,
    text: 'No authority to spooled file &1.',
    cause: 'It belongs to another user, and special authority *SPLCTL is missing.',
    data: [name],
  },
} satisfies MessageFamily;
