import type { FrameBound, WindowFrame, WindowSpecification } from '../../ast/index.ts';
import { orderBy } from '../query/order.ts';
import { list, words } from '../text.ts';
import { expression } from './expression.ts';
import { operand, rank } from './rank.ts';

export function windowSpecification({ partition, order, frame }: WindowSpecification): string {
  return words(
    partition.length > 0 && `PARTITION BY ${list(partition, expression)}`,
    order.length > 0 && orderBy(order),
    frame && windowFrame(frame),
  );
}

function windowFrame({ unit, start, end }: WindowFrame): string {
  return end === undefined ? `${unit} ${bound(start)}` : `${unit} BETWEEN ${bound(start)} AND ${bound(end)}`;
}

function bound({ bound: name, offset }: FrameBound): string {
  return offset === undefined ? name : `${operand(offset, rank.sum)} ${name}`;
}
