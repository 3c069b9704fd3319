/** A row of a JSON file. Numbers are text, with all their digits. */
export type JsonRow = Readonly<Record<string, unknown>>;

/** The longest object that is taken. */
const longest = 64 << 20;

/** Reads objects piece by piece, whether they are the elements of one list or stand on lines of their own. */
export class JsonReader {
  readonly #deliver: (row: JsonRow) => void;
  #text = '';
  #depth = 0;
  #inString = false;
  #escaped = false;

  constructor(deliver: (row: JsonRow) => void) {
    this.#deliver = deliver;
  }

  push(text: string): void {
    for (const character of text) this.#character(character);
  }

  /** The file has ended. Throws Error when it does so within an object. */
  end(): void {
    if (this.#depth > 0) throw new Error('the file ends within an object');
  }

  #character(character: string): void {
    if (this.#depth === 0) {
      if (character === '{') {
        this.#depth = 1;
        this.#text = '{';
      } else if (!/[\s,[\]]/.test(character)) throw new Error(`${character} stands where an object should begin`);
      return;
    }
    this.#text += character;
    if (this.#text.length > longest) throw new Error(`an object is longer than ${longest} characters`);
    if (this.#inString) {
      if (this.#escaped) this.#escaped = false;
      else if (character === '\\') this.#escaped = true;
      else if (character === '"') this.#inString = false;
    } else if (character === '"') this.#inString = true;
    else if (character === '{' || character === '[') this.#depth++;
    else if (character === '}' || character === ']') {
      this.#depth--;
      if (this.#depth === 0) this.#deliver(JSON.parse(numbersAsText(this.#text)) as JsonRow);
    }
  }
}

/** Puts numbers into quotation marks, so that none is rounded. */
function numbersAsText(json: string): string {
  return json.replace(/"(?:[^"\\]|\\.)*"|-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?/g, token =>
    token.startsWith('"') ? token : `"${token}"`,
  );
}
