import type { ReplacementFormat } from '../../../system/messages/catalogue.ts';
import type { CommandContext } from '../../run/context.ts';
import { formatOf, type WrittenFormat } from './replacement-format.ts';

/** The formats of FMT, in the order of the fields. */
export function formatsOf(written: readonly WrittenFormat[], { refuse }: CommandContext): ReplacementFormat[] {
  return written.map(one => {
    const format = formatOf(one);
    if ('id' in format) throw refuse(format);
    return format;
  });
}
