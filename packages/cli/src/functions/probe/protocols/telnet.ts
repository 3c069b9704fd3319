import type { Protocol } from '../protocol.ts';

const iac = 0xff;
const newEnvironment = Buffer.from([iac, 0xfd, 39]);
const terminalType = Buffer.from([iac, 0xfd, 24]);

/** A telnet server opens with options (RFC 854: IAC and WILL, WONT, DO or DONT); one for 5250 asks for the environment (RFC 4777). */
export const telnet: Protocol = {
  name: 'telnet',
  title: 'telnet',
  async recognise(conversation) {
    const { bytes } = await conversation.receive(got => got.length >= 3);
    const verb = bytes[1] ?? 0;
    if (bytes[0] !== iac || verb < 0xfa || verb > 0xfe) return undefined;
    if (bytes.includes(newEnvironment)) return 'asks for the environment, as 5250 servers do';
    return bytes.includes(terminalType) ? 'asks for the terminal type' : 'sent telnet options';
  },
};
