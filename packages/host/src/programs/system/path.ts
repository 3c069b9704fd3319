import { type Charset, charset } from '@bigiron/wire/ccsid/index';
import { bytes, char, int32, layout, reserved } from '@bigiron/wire/message/index';

/** A path name as the integrated file system's APIs take and give it. Source: JTOpen `User.java`, home directory. */
const Path = layout({
  ccsid: int32(),
  country: char(2),
  language: char(3),
  reserved1: reserved(3),
  flags: int32(),
  length: int32('bytes of the path'),
  delimiter: bytes(2),
  reserved2: reserved(10),
  path: bytes(),
});

/** What stands before the path. */
const headSize = 32;

const unicode = charset(13488);

/**
 * A path or a special value in a structure of `size` bytes: *NONE has length 0, other special values have length 1 and stand there as text
 * of the job. Source: JTOpen `SystemValueUtility.java`, QLOCALE.
 */
export function pathOrSpecial(value: string, size: number, text: Charset): Buffer {
  if (!value.startsWith('*')) return Buffer.concat([pathStructure(value)], size);
  const delimiter = unicode.encode('/');
  const common = { ccsid: 13488, country: '', language: '', flags: 0, delimiter };
  const path = Buffer.from(text.encode(value.padEnd(size - headSize)));
  return Path.encode({ ...common, length: value === '*NONE' ? 0 : 1, path });
}

export function pathStructure(path: string): Buffer {
  const encoded = unicode.encode(path);
  const delimiter = unicode.encode('/');
  return Path.encode({
    ccsid: 13488,
    country: '',
    language: '',
    flags: 0,
    length: encoded.length,
    delimiter,
    path: encoded,
  });
}
