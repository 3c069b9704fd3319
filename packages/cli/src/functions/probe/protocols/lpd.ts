import type { Protocol } from '../protocol.ts';

/** Short state of a queue (RFC 1179 5.3): changes nothing, and is answered with text and a close, whether there is such a queue or not. */
export const lpd: Protocol = {
  name: 'lpd',
  title: 'LPD',
  unsure: true,
  async recognise(conversation) {
    conversation.send(Buffer.from('\x03bigiron \n', 'latin1'));
    const { bytes, ended } = await conversation.receive(() => false);
    const isText = bytes.length > 0 && bytes.every(byte => byte === 9 || byte === 10 || byte === 13 || byte >= 0x20);
    return ended && isText && !/^(HTTP\/|[1-5]\d\d[ -])/.test(bytes.toString('latin1'))
      ? 'told the state of a queue'
      : undefined;
  },
};
