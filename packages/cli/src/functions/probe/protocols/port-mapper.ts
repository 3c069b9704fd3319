import { decodeReply, encodeQuestion, replySize } from '@bigiron/wire/hostserver/portmapper';
import type { Protocol } from '../protocol.ts';

/** Asked where the sign-on server is; five bytes come back. */
export const portMapper: Protocol = {
  name: 'port-mapper',
  title: 'port mapper',
  async recognise(conversation) {
    conversation.send(encodeQuestion('as-signon'));
    const { bytes } = await conversation.receive(got => got.length >= replySize);
    if (bytes.length !== replySize || (bytes[0] !== 0x2b && bytes[0] !== 0x2d)) return undefined;
    const port = decodeReply(bytes);
    if (port === undefined) return 'knows no as-signon';
    return port > 65535 ? undefined : `as-signon is on ${port}`;
  },
};
