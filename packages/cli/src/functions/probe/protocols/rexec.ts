import type { Protocol } from '../protocol.ts';

/** No port for errors, no user, no password, no command: refused with 01 and a message. No profile is named, so none is counted against. */
const nobody = Buffer.from('0\0\0\0\0', 'latin1');

export const rexec: Protocol = {
  name: 'rexec',
  title: 'REXEC',
  unsure: true,
  async recognise(conversation) {
    conversation.send(nobody);
    const { bytes, ended } = await conversation.receive(got => got.length > 1 && got.includes(0x0a));
    const message = bytes.subarray(1);
    const isText = message.length > 0 && message.every(byte => byte === 10 || byte === 13 || byte >= 0x20);
    return bytes[0] === 1 && isText && (ended || message.includes(0x0a)) ? 'refused nobody' : undefined;
  },
};
