import { binary, char, hex, type MessageFamily, name } from '../declaration.ts';

const queue = [name, name];

/** CPF24xx: message queues, message files and the message APIs. */
export const messageQueues = {
  CPF2401: { severity: 40, text: 'No authority to library &1.', data: [name] },
  CPF2403: {
    severity: 40,
    text: 'Cannot find message queue &1 in &2.',
    recovery: 'Correct the name or library, or create it with CRTMSGQ.',
    data: queue,
  },
  CPF2407: {
    severity: 40,
    text: 'Cannot find message file &1 in &2.',
    recovery: 'Correct the name or library.',
    data: queue,
  },
  CPF2408: { severity: 40, text: 'No authority to message queue &1.', data: queue },
  CPF2410: {
    severity: 40,
    text: 'Message queue &1 has no message with the key.',
    cause: 'The message was removed, or it is on another queue.',
    data: queue,
  },
  CPF2411: { severity: 40, text: 'No authority to message file &1 in &2.', data: queue },
  CPF2412: {
    severity: 40,
    text: 'Message file &2 in &3 already has a message &1.',
    data: [char(7), name, name],
  },
  CPF2419: {
    severity: 40,
    text: 'Message file &2 in &3 has no message &1.',
    data: [char(7), name, name],
  },
  CPF2420: { severity: 40, text: 'The inquiry or notify message is already answered.' },
  CPF2422: {
    severity: 40,
    text: 'The reply is not valid.',
    recovery: 'See the earlier messages for what the message accepts.',
  },
  CPF2432: { severity: 40, text: 'Only inquiry and notify messages can be answered.' },
  CPF2433: { severity: 40, text: 'The function is not allowed for system log message queue &1.', data: queue },
  CPF2435: { severity: 40, text: 'The message has no reply.' },
  CPF2450: { severity: 40, text: 'Work station message queue &1 is not allocated to the job.', data: [name] },
  CPF2451: { severity: 40, text: 'Message queue &1 is allocated to another job.', data: queue },
  CPF2460: { severity: 40, text: 'Message queue &1 could not be extended.', data: queue },
  CPF2469: { severity: 40, text: 'Message &1 could not be sent.', data: [char(7)] },
  CPF2470: { severity: 40, text: 'Message queue &1 in &2 does not exist or cannot be used.', data: queue },
  CPF2471: { severity: 40, text: 'The length of a field is not valid.' },
  CPF2477: {
    severity: 40,
    text: 'Message queue &1 is in use.',
    recovery: 'Try again when the other job has released it.',
    data: queue,
  },
  CPF2479: { severity: 40, text: 'Cannot find the call stack entry.' },
  CPF247E: { severity: 40, text: '&1 is not a valid CCSID.', data: [binary()] },
  CPF2482: { severity: 40, text: 'Message type &1 is not valid.', data: [name] },
  CPF2499: { severity: 40, text: 'Message identifier &1 is not allowed.', data: [char(7)] },
  CPF24AC: { severity: 40, text: 'Either a message identifier or a text has to be given.' },
  CPF24AF: { severity: 40, text: 'A message key does not go with this message type.' },
  CPF24B3: { severity: 40, text: 'Message type &1 is not valid.', data: [name] },
  CPF24B4: { severity: 40, text: 'The parameter list could not be read.' },
  CPF24B6: { severity: 40, text: '&1 is not a valid length for a text or for message data.', data: [binary()] },
  CPF24B8: { severity: 40, text: 'The message reference key is not valid.', data: [hex(4)] },
  CPF24B9: { severity: 40, text: 'The message queue names are not valid with this message type.' },
  CPF2523: { severity: 40, text: 'No job log information.' },
} satisfies MessageFamily;
