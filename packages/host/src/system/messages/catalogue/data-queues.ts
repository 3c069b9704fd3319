import { binary, type MessageFamily, name } from '../declaration.ts';

const queue = [name, name];

/** CPF95xx and the data queue messages of CPF24xx, raised by QSNDDTAQ, QRCVDTAQ, QCLRDTAQ and the data queue server. */
export const dataQueues = {
  CPF2498: {
    severity: 40,
    text: 'An entry for data queue &1 in &2 has 1 to &3 bytes.',
    data: [name, name, binary()],
  },
  CPF9501: { severity: 40, text: 'Data queue &1 in &2 is keyed, and no key was given.', data: queue },
  CPF9502: { severity: 40, text: 'Data queue &1 in &2 has no keys.', data: queue },
  CPF9503: { severity: 40, text: 'Data queue &1 in &2 is in use and was not allocated.', data: queue },
  CPF9504: { severity: 40, text: 'The search order for data queue &1 in &2 is not valid.', data: queue },
  CPF9505: { severity: 40, text: 'The entry for data queue &1 in &2 could not be added.', data: queue },
  CPF9506: {
    severity: 40,
    text: 'Data queue &1 in &2 wants keys of &3 bytes.',
    data: [name, name, binary()],
  },
  CPF9507: {
    severity: 40,
    text: 'The length for sender information of data queue &1 in &2 is not valid.',
    data: queue,
  },
  CPF950A: { severity: 40, text: 'Data queue &1 in &2 has reached its size limit.', data: queue },
} satisfies MessageFamily;
