import type { Protocol } from '../protocol.ts';

/** Anonymous search of the root DSE, no attributes but `1.1` (RFC 4511 4.5.1, RFC 4512 5.1). */
const rootSearch = Buffer.from(
  `302a 020101 6325 0400 0a0100 0a0100 020101 020105 010100 870b ${Buffer.from('objectClass').toString('hex')} 3005 0403 312e31`.replaceAll(
    ' ',
    '',
  ),
  'hex',
);

const entry = 0x64;
const done = 0x65;

export const ldap: Protocol = {
  name: 'ldap',
  title: 'LDAP',
  async recognise(conversation) {
    conversation.send(rootSearch);
    const { bytes } = await conversation.receive(got => got.length >= 10);
    if (bytes[0] !== 0x30) return undefined;
    // BER lets the length of the message take more than one byte.
    const body = 2 + ((bytes[1] ?? 0) > 0x80 ? (bytes[1] as number) & 0x7f : 0);
    if (bytes[body] !== 0x02 || bytes[body + 1] !== 1 || bytes[body + 2] !== 1) return undefined;
    if (bytes[body + 3] === entry) return 'shows its root entry';
    return bytes[body + 3] === done ? 'answered an anonymous search' : undefined;
  },
};
