import type { Protocol } from '../protocol.ts';

/** NEGOTIATE for the dialects 2.0.2 and 2.1 ([MS-SMB2] 2.2.3) behind the length of direct TCP transport. */
const negotiate = Buffer.from(
  [
    '00000068',
    'fe534d42 4000 0000 00000000 0000 0100 00000000 00000000',
    '0000000000000000 fffe0000 00000000 0000000000000000 00000000000000000000000000000000',
    '2400 0200 0100 0000 00000000 62696769726f6e000000000000000001 0000000000000000',
    '0202 1002',
  ]
    .join('')
    .replaceAll(' ', ''),
  'hex',
);

const transportHeader = 4;
const header = 64;
/** Offset in the header of the flags, whose lowest bit marks what a server sends. */
const flags = 16;
const protocolId = Buffer.from([0xfe, 0x53, 0x4d, 0x42]);

export const smb: Protocol = {
  name: 'smb',
  title: 'SMB',
  async recognise(conversation) {
    conversation.send(negotiate);
    const { bytes } = await conversation.receive(got => got.length >= transportHeader + header + 6);
    if (bytes.length < transportHeader + header + 6) return undefined;
    if (!bytes.subarray(transportHeader, transportHeader + 4).equals(protocolId)) return undefined;
    if (((bytes[transportHeader + flags] as number) & 1) === 0) return undefined;
    const dialect = bytes.readUInt16LE(transportHeader + header + 4);
    return `dialect ${dialect >> 8}.${(dialect >> 4) & 0xf}.${dialect & 0xf}`;
  },
};
