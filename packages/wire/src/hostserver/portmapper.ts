import { layout, uint8, uint32 } from '../message/index.ts';

/**
 * The port mapper on 449: a connection per question, which is the bare name of a server in ASCII, without length or end.
 * Source: JTOpen `AS400PortMapDS.java`, `AS400PortMapReplyDS.java`, `PortMapper.java`.
 */
export const portMapperPort = 449;

/** The longest name that is worth waiting for. */
export const maximumName = 64;

/** What clients ask for, and the ports that such servers have unless they were moved. TLS is spoken from the first byte. */
export const standardPorts: Readonly<Record<string, number>> = {
  'as-central': 8470,
  'as-database': 8471,
  'as-dtaq': 8472,
  'as-file': 8473,
  'as-netprt': 8474,
  'as-rmtcmd': 8475,
  'as-signon': 8476,
  'as-central-s': 9470,
  'as-database-s': 9471,
  'as-dtaq-s': 9472,
  'as-file-s': 9473,
  'as-netprt-s': 9474,
  'as-rmtcmd-s': 9475,
  'as-signon-s': 9476,
};

const found = 0x2b;
const notFound = 0x2d;

const Reply = layout({ status: uint8('2B found; clients take anything else as not found'), port: uint32() });

/** Bytes of every reply. */
export const replySize = 5;

export function encodeQuestion(name: string): Buffer {
  return Buffer.from(name, 'ascii');
}

/** The name asked for; some programs put a blank, a zero or a line end behind it. */
export function decodeQuestion(bytes: Uint8Array): string {
  return Buffer.from(bytes)
    .toString('latin1')
    .replace(/[\0\s]+$/, '');
}

/** `undefined`: there is no such server, or it does not listen. */
export function encodeReply(port: number | undefined): Buffer {
  return Reply.encode(port === undefined ? { status: notFound, port: 0 } : { status: found, port });
}

/** Throws WireError unless there are exactly 5 bytes. */
export function decodeReply(bytes: Uint8Array): number | undefined {
  const { status, port } = Reply.decode(bytes);
  return status === found ? port : undefined;
}
