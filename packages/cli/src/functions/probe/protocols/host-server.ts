import { at, headerSize, ServerId } from '@bigiron/wire/hostserver/header';
import { Echo, Echoed } from '@bigiron/wire/hostserver/ping';
import type { Protocol } from '../protocol.ts';

const said = Buffer.from('bigiron');
const correlation = 0x62696721;

/** The host servers answer an echo before anybody has signed on. The file server may answer with another reply of its own. */
export const hostServer: Protocol = {
  name: 'host-server',
  title: 'host server',
  async recognise(conversation, serverId = ServerId.signon) {
    conversation.send(Echo.encode({ data: said }, { server: serverId, correlation }));
    const { bytes } = await conversation.receive(got => got.length >= headerSize && got.length >= got.readUInt32BE(0));
    if (bytes.length < headerSize || bytes.readUInt32BE(0) > bytes.length) return undefined;
    const server = at.server(bytes);
    if (server >> 8 !== 0xe0 || at.correlation(bytes) !== correlation) return undefined;
    // An echo service of another kind (RFC 862) sends back the request.
    if (at.id(bytes) === Echo.id) return undefined;
    const id = server.toString(16).toUpperCase();
    if (at.id(bytes) !== Echoed.id) return `${id} answered the echo with ${at.id(bytes).toString(16).toUpperCase()}`;
    return `${id} echoed`;
  },
};
