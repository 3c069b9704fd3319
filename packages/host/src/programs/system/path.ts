import { charset } from '@bigiron/wire/ccsid/index';
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

const unicode = charset(13488);

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
