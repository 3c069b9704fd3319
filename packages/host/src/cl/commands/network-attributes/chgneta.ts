import { networkAttributes } from '../../../system/network-attributes/definitions.ts';
import { anything, list } from '../../definition/builders.ts';
import { command } from '../../definition/command.ts';
import { valueText } from '../value-text.ts';

const changeable = Object.entries(networkAttributes).filter(([, { constant }]) => constant === undefined);

/** A keyword for each attribute; the attributes themselves know what they can be. */
const parameters = Object.fromEntries(
  changeable.map(([keyword, { text, ...attribute }]) => [
    keyword,
    list(anything(text, { required: true }), { maximum: attribute.kind === 'list' ? attribute.count : 2 }),
  ]),
);

export const CHGNETA = command({
  name: 'CHGNETA',
  text: 'Change network attributes',
  positional: 1,
  publicAuthority: '*EXCLUDE',
  parameters,
  async run(values, { networkAttributes: room, job, refuse }) {
    const changes: Record<string, string | string[]> = {};
    for (const [keyword, given] of Object.entries(values)) {
      if (given === undefined) continue;
      const texts = given.map(valueText);
      if (texts.includes(undefined)) throw refuse({ id: 'CPD0084', values: [keyword, ''] });
      if (texts.length === 1 && texts[0] === '*SAME') continue;
      const isList = networkAttributes[keyword]!.kind === 'list';
      changes[keyword] = isList ? (texts as string[]) : texts.join(' ');
    }
    const wrong = await room.change(job, changes);
    if (wrong !== undefined) throw refuse({ id: 'CPD0084', values: [wrong.keyword, wrong.value] });
  },
});
