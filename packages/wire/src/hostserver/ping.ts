import { bytes } from '../message/index.ts';
import { anyServer } from './header.ts';
import { message } from './message.ts';

const source = 'JTOpen JPingEchoDS.java, JPingDS.java, PingDS.java';

/** May come before anybody has signed on. The template is whatever the client likes to see again. */
export const Echo = message(
  anyServer,
  0x7ffe,
  { about: 'Asks a server whether it is there. Answered by Echoed.', source },
  { data: bytes() },
);

export const Echoed = message(
  anyServer,
  0xfffe,
  { about: 'The bytes of an Echo, sent back.', source },
  { data: bytes() },
);

export const Discard = message(
  anyServer,
  0x7fff,
  { about: 'Bytes that a server takes and does not answer.', source },
  { data: bytes() },
);
