import type { Protocol } from '../protocol.ts';

export const http: Protocol = {
  name: 'http',
  title: 'HTTP',
  async recognise(conversation) {
    conversation.send(Buffer.from('GET / HTTP/1.1\r\nHost: bigiron\r\nConnection: close\r\n\r\n'));
    const { bytes } = await conversation.receive(got => got.includes('\r\n\r\n'));
    const head = bytes.toString('latin1');
    const status = /^HTTP\/1\.[01] (\d{3})/.exec(head)?.[1];
    if (status === undefined) return undefined;
    const server = /^server: ([\x20-\x7e]{1,40})/im.exec(head)?.[1];
    return server === undefined ? `status ${status}` : `status ${status}, ${server}`;
  },
};
