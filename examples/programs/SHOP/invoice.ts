import {
  array,
  char,
  Decimal,
  Escape,
  inout,
  int16,
  out,
  packed,
  program,
  structure,
  zoned,
} from '@bigiron/host/program';

/** DCL-DS line QUALIFIED; item CHAR(8); quantity ZONED(5); price PACKED(7:2); END-DS; */
const line = structure({ item: char(8), quantity: zoned(5), price: packed(7, 2) });

/** Percent. */
const limit = new Decimal(20n);

/**
 * Adds up an invoice of at most five lines.
 *
 *     CALL SHOP/INVOICE (customer, lines, count, discount, total)
 */
export default program(
  {
    customer: char(10),
    lines: array(line, 5),
    count: int16(),
    /** Percent; what was granted comes back. */
    discount: inout(packed(3, 1)),
    total: out(packed(9, 2)),
  },
  ({ customer, lines, count, discount }, job) => {
    if (customer === 'BLOCKED') throw new Escape(`Customer ${customer} is blocked`);
    const granted = discount.compare(limit) > 0 ? limit : discount;
    let sum = new Decimal(0n);
    for (const { quantity, price } of lines.slice(0, count)) sum = sum.plus(quantity.times(price));
    const total = sum.times(new Decimal(100n).minus(granted)).dividedBy(100, 2, 'half-up');
    job.inform(`${count} lines for ${customer}`);
    return { discount: granted, total };
  },
);
