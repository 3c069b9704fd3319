/** A value that is JSON already: numbers that JavaScript cannot hold, and rows. */
export class Json {
  readonly text: string;

  constructor(text: string) {
    this.text = text;
  }
}

/** The fields of a reply, in their order. */
export type Reply = Readonly<Record<string, unknown>>;

/** One line of JSON. Nothing is left out: what is undefined is null. */
export function replyText(reply: Reply): string {
  return `${jsonText(reply)}\n`;
}

function jsonText(value: unknown): string {
  if (value instanceof Json) return value.text;
  if (Array.isArray(value)) return `[${value.map(jsonText).join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value ?? null);
  const fields = Object.entries(value).map(([name, one]) => `${JSON.stringify(name)}:${jsonText(one)}`);
  return `{${fields.join(',')}}`;
}
