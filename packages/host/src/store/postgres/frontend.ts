/** Messages to the server (PostgreSQL manual, "Message Formats"). Each function appends one message. */
import { Buffer } from 'node:buffer';
import type { Codec } from './codec.ts';
import type { Writer } from './writer.ts';

const protocolVersion = 0x0003_0000;
const sslRequestCode = 80_877_103;
const cancelRequestCode = 80_877_102;

const statementKind = 0x53; // 'S'
const portalKind = 0x50; // 'P'

/** What Bind needs of a prepared statement. */
export interface Bindable {
  readonly parameterCodecs: readonly Codec[];
  /** From {@link bindHead} and {@link bindTail}. */
  readonly bindHead: Buffer;
  readonly bindTail: Buffer;
}

export function startup(writer: Writer, parameters: Readonly<Record<string, string>>): void {
  const start = writer.take(4);
  writer.int32(protocolVersion);
  for (const [name, value] of Object.entries(parameters)) {
    writer.cString(name);
    writer.cString(value);
  }
  writer.int8(0);
  writer.end(start);
}

/** The plain packet that asks whether the server speaks TLS; it answers with one byte. */
export function sslRequest(): Buffer {
  const packet = Buffer.alloc(8);
  packet.writeInt32BE(8, 0);
  packet.writeInt32BE(sslRequestCode, 4);
  return packet;
}

/** Goes over a connection of its own. */
export function cancelRequest(processId: number, secret: Uint8Array): Buffer {
  const head = Buffer.alloc(12);
  head.writeInt32BE(12 + secret.length, 0);
  head.writeInt32BE(cancelRequestCode, 4);
  head.writeInt32BE(processId, 8);
  return Buffer.concat([head, secret]);
}

/** PasswordMessage, SASLInitialResponse and SASLResponse share this frame. */
export function authenticationResponse(writer: Writer, content: Uint8Array): void {
  const start = writer.begin(0x70); // 'p'
  writer.raw(content);
  writer.end(start);
}

/** Simple query: several statements, text results, its own Sync. */
export function query(writer: Writer, text: string): void {
  const start = writer.begin(0x51); // 'Q'
  writer.cString(text);
  writer.end(start);
}

export function parse(writer: Writer, statement: string, text: string, types: readonly number[]): void {
  const start = writer.begin(0x50); // 'P'
  writer.cString(statement);
  writer.cString(text);
  writer.int16(types.length);
  for (const type of types) writer.int32(type);
  writer.end(start);
}

/**
 * An empty portal name is the unnamed portal. There are as many `params` as the statement has parameters. `tail` says in which formats
 * the columns are to come.
 */
export function bind(
  writer: Writer,
  portal: string,
  statement: Bindable,
  params: readonly unknown[],
  tail = statement.bindTail,
): void {
  const start = writer.begin(0x42); // 'B'
  writer.cString(portal);
  writer.raw(statement.bindHead);
  const codecs = statement.parameterCodecs;
  for (let at = 0; at < codecs.length; at++) {
    const value = params[at];
    const length = writer.take(4);
    if (value === null || value === undefined) {
      writer.setInt32(length, -1);
    } else {
      codecs[at]!.encode(writer, value);
      writer.setInt32(length, writer.length - length - 4);
    }
  }
  writer.raw(tail);
  writer.end(start);
}

/** The part of a Bind that never changes for a statement: its name, the format of each parameter, their number. */
export function bindHead(statement: string, codecs: readonly Codec[]): Buffer {
  return Buffer.concat([Buffer.from(`${statement}\0`), formats(codecs), uint16(codecs.length)]);
}

/** All columns in binary. */
export const binaryTail = Buffer.from([0, 1, 0, 1]);

/** The format of each result column. */
export function bindTail(codecs: readonly Codec[]): Buffer {
  return formats(codecs);
}

export function describeStatement(writer: Writer, statement: string): void {
  named(writer, 0x44, statementKind, statement); // 'D'
}

export function closeStatement(writer: Writer, statement: string): void {
  named(writer, 0x43, statementKind, statement); // 'C'
}

export function closePortal(writer: Writer, portal: string): void {
  named(writer, 0x43, portalKind, portal);
}

/** `rows` 0 means all. */
export function execute(writer: Writer, portal: string, rows: number): void {
  const start = writer.begin(0x45); // 'E'
  writer.cString(portal);
  writer.int32(rows);
  writer.end(start);
}

export function sync(writer: Writer): void {
  writer.end(writer.begin(0x53)); // 'S'
}

export function terminate(writer: Writer): void {
  writer.end(writer.begin(0x58)); // 'X'
}

function named(writer: Writer, type: number, kind: number, name: string): void {
  const start = writer.begin(type);
  writer.int8(kind);
  writer.cString(name);
  writer.end(start);
}

function formats(codecs: readonly Codec[]): Buffer {
  return Buffer.concat([uint16(codecs.length), ...codecs.map(codec => uint16(codec.format))]);
}

function uint16(value: number): Buffer {
  const bytes = Buffer.alloc(2);
  bytes.writeUInt16BE(value);
  return bytes;
}
