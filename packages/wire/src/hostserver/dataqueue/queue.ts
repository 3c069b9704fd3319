import { char } from '../../message/index.ts';

/** Every data queue request but the exchange of attributes begins with these. */
export const queueName = {
  queue: char(10),
  library: char(10, 'a library, *LIBL or *CURLIB'),
};

export const CodePoint = { entry: 0x5001, key: 0x5002, message: 0x5003 } as const;
