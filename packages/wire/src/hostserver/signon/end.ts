import { ServerId } from '../header.ts';
import { message } from '../message.ts';

export const EndServer = message(
  ServerId.signon,
  0x7006,
  { about: 'The client is leaving. There is no reply.', source: 'JTOpen AS400EndJobDS.java' },
  {},
);
