import type { Argument, CommandSyntax, ValueSyntax } from './syntax.ts';

/** A command as text that parses to the same syntax. */
export function print(command: CommandSyntax): string {
  const { label, prompted, library, name, arguments: found } = command;
  const start = `${label === undefined ? '' : `${label}: `}${prompted ? '?' : ''}${library === undefined ? '' : `${library}/`}${name}`;
  return [start, ...found.map(printArgument)].join(' ');
}

function printArgument({ keyword, prompt, values }: Argument): string {
  if (keyword !== undefined) return `${prompt}${keyword}(${printValues(values)})`;
  const [only] = values;
  const simple = values.length === 1 && only?.kind !== 'list' && only?.kind !== 'expression';
  return simple ? printValue(only as ValueSyntax) : `(${printValues(values)})`;
}

export function printValue(value: ValueSyntax): string {
  switch (value.kind) {
    case 'word':
      return value.source;
    case 'quoted':
      return `'${value.text.replaceAll("'", "''")}'`;
    case 'hexadecimal':
      return `X'${Buffer.from(value.bytes).toString('hex').toUpperCase()}'`;
    case 'variable':
      return `&${value.name}`;
    case 'qualified':
      return value.parts.map(printValue).join('/');
    case 'list':
      return `(${printValues(value.items)})`;
    case 'nested':
      return `${value.keyword}(${printValues(value.values)})`;
    case 'expression': {
      const operands = value.operands.map(printOperand);
      return operands.length === 1 ? `${value.operator} ${operands[0]}` : operands.join(` ${value.operator} `);
    }
  }
}

/** The contents of parentheses. An expression beside other values has parentheses of its own. */
export function printValues(values: readonly ValueSyntax[]): string {
  return values.map(values.length === 1 ? printValue : printOperand).join(' ');
}

function printOperand(value: ValueSyntax): string {
  return value.kind === 'expression' ? `(${printValue(value)})` : printValue(value);
}
