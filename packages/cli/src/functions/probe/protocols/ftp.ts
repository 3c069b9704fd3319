import type { Protocol } from '../protocol.ts';

/** Greets with 220 (RFC 959); SMTP does too, and says so. */
export const ftp: Protocol = {
  name: 'ftp',
  title: 'FTP',
  async recognise(conversation) {
    const { bytes } = await conversation.receive(got => got.includes(0x0a));
    const [greeting = ''] = bytes.toString('latin1').split(/\r?\n/, 1);
    return /^220[ -]/.test(greeting) && !/\bE?SMTP\b/i.test(greeting) ? printable(greeting) : undefined;
  },
};

/** A stranger's text must not steer the terminal it is shown on. */
function printable(text: string): string {
  return text.replace(/[^\x20-\x7e]/g, '.').slice(0, 60);
}
