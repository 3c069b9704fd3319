import type { MessageFamily } from '../declaration.ts';

/** PWS3xxx of STRHOSTSVR and ENDHOSTSVR. */
export const servers = {
  PWS3006: {
    severity: 40,
    text: 'Not all of the host servers could be started.',
    recovery: 'See the earlier messages for each server.',
  },
  PWS300D: {
    severity: 40,
    text: 'Not all of the host servers could be ended.',
    recovery: 'See the earlier messages for each server.',
  },
} satisfies MessageFamily;
