import { bytes, char } from '@bigiron/wire/message/index';
import { qualifiedName } from '@bigiron/wire/systemprogram/fields';
import { api } from './api.ts';
import { errorCode } from './error-code.ts';
import { queue } from './qmhsndm.ts';

const kinds = ['*ALL', '*KEEPUNANS', '*NEW', '*OLD'] as const;

/** Remove Nonprogram Messages. */
export const qmhrmvm = api(
  { queue: qualifiedName, key: bytes(4), which: char(10, '*ALL, *BYKEY, *KEEPUNANS, *NEW, *OLD'), error: errorCode },
  async ({ queue: name, key, which }, call) => {
    const kind = kinds.find(one => one === which);
    if (kind === undefined && which !== '*BYKEY') throw call.messages.escape('CPF24B3', [which]);
    const chosen = kind ?? { key: Buffer.from(key).readUInt32BE() };
    await call.messageQueues.remove(call.job, queue(name, call), chosen);
  },
);
