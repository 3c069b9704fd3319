import type { Protocol } from '../protocol.ts';

/** EXCSAT with MGRLVLLS (AGENT, SQLAM, RDB and SECMGR at 7) in one DSS. Source: Open Group DRDA, Vol. 3 DDM. */
const exchangeAttributes = Buffer.from(
  '001e d0 01 0001 0018 1041 0014 1404 1403 0007 2407 0007 240f 0007 1440 0007'.replaceAll(' ', ''),
  'hex',
);

const dssMark = 0xd0;
const serverAttributes = 0x1443;
const severalObjects = 10;

export const drda: Protocol = {
  name: 'drda',
  title: 'DRDA',
  async recognise(conversation) {
    conversation.send(exchangeAttributes);
    const { bytes } = await conversation.receive(got => got.length >= severalObjects);
    if (bytes.length < severalObjects || bytes[2] !== dssMark) return undefined;
    const codePoint = bytes.readUInt16BE(8);
    if (codePoint === serverAttributes) return 'exchanged attributes';
    // A server that dislikes the levels answers with a reply message, which all lie in 12xx.
    return codePoint >> 8 === 0x12 ? `answered with ${codePoint.toString(16).toUpperCase()}` : undefined;
  },
};
