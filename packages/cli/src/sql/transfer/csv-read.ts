/** A field of a CSV file; undefined when there is nothing between the commas, which means NULL. */
export type CsvField = string | undefined;

/** Reads CSV (RFC 4180) piece by piece. */
export class CsvReader {
  readonly #deliver: (record: CsvField[]) => void;
  #record: CsvField[] = [];
  #field = '';
  #quoted = false;
  #inQuotes = false;
  /** A quotation mark was the last character: the end of the field, or the first half of `""`. */
  #quote = false;
  #carriage = false;

  constructor(deliver: (record: CsvField[]) => void) {
    this.#deliver = deliver;
  }

  push(text: string): void {
    for (const character of text) this.#character(character);
  }

  /** The file has ended. Throws Error when it does so within quotation marks. */
  end(): void {
    if (this.#inQuotes && !this.#quote) throw new Error('the file ends within quotation marks');
    if (this.#record.length > 0 || this.#field !== '' || this.#quoted) this.#endRecord();
  }

  #character(character: string): void {
    const afterCarriage = this.#carriage;
    this.#carriage = false;
    if (this.#inQuotes) {
      if (this.#quote) {
        this.#quote = false;
        if (character === '"') {
          this.#field += '"';
          return;
        }
        this.#inQuotes = false;
      } else {
        if (character === '"') this.#quote = true;
        else this.#field += character;
        return;
      }
    }
    if (character === '"' && this.#field === '' && !this.#quoted) {
      this.#quoted = true;
      this.#inQuotes = true;
    } else if (character === ',') this.#endField();
    else if (character === '\r') {
      this.#carriage = true;
      this.#endRecord();
    } else if (character === '\n') {
      if (!afterCarriage) this.#endRecord();
    } else this.#field += character;
  }

  #endField(): void {
    this.#record.push(this.#field === '' && !this.#quoted ? undefined : this.#field);
    this.#field = '';
    this.#quoted = false;
  }

  #endRecord(): void {
    this.#endField();
    const record = this.#record;
    this.#record = [];
    // A line with nothing on it is none.
    if (record.length > 1 || record[0] !== undefined) this.#deliver(record);
  }
}
