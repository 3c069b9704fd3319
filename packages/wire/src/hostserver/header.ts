import { layout, uint16, uint32 } from '../message/index.ts';

/**
 * The 20 bytes in front of every message of the host servers.
 * Source: JTOpen `ClientAccessDataStream.java`, `DataStream.java`.
 */
export const Header = layout({
  length: uint32('whole message, header included'),
  attributes: uint16('zero, except client attributes in 7001 and 7002; the low byte of F001 is the password level'),
  server: uint16('E000 central ... E009 sign-on; see ServerId'),
  instance: uint32('CS instance; the file server uses it for a user handle'),
  correlation: uint32('a reply carries the value of its request'),
  templateLength: uint16('bytes of the fixed part, which starts at 20'),
  id: uint16('request or reply id'),
});

export const headerSize = 20;

/** Source: JTOpen `AS400Server.java`. */
export const ServerId = {
  central: 0xe000,
  file: 0xe002,
  print: 0xe003,
  database: 0xe004,
  nativeDatabase: 0xe005,
  objectInformation: 0xe006,
  dataQueue: 0xe007,
  remoteCommand: 0xe008,
  signon: 0xe009,
  databaseXa: 0xe00a,
  hostConnection: 0xe00b,
} as const;

/** Stands for the server id in tables of messages that every server knows: 7001, 7002, 7FFE ... */
export const anyServer = 0;

/** Reads one field of a header in place: sessions look at these before they know the message. */
export const at = {
  attributes: (frame: Buffer): number => frame.readUInt16BE(4),
  server: (frame: Buffer): number => frame.readUInt16BE(6),
  instance: (frame: Buffer): number => frame.readUInt32BE(8),
  correlation: (frame: Buffer): number => frame.readUInt32BE(12),
  templateLength: (frame: Buffer): number => frame.readUInt16BE(16),
  id: (frame: Buffer): number => frame.readUInt16BE(18),
};
