/** JavaScript numbers keep this many digits, whatever they are. */
const safeDigits = 15;

/**
 * Puts numbers with more digits than JavaScript keeps into quotation marks. Parameters are bound as text anyway, and JSON.parse would
 * round them. Text in which there are none comes back as it is.
 */
export function quoteLongNumbers(json: string): string {
  if (!/\d{8}[\d.]{8}/.test(json)) return json;
  let result = '';
  let copied = 0;
  for (let at = 0; at < json.length; ) {
    const code = json.charCodeAt(at);
    if (code === quote) {
      at = endOfString(json, at);
    } else if (isDigit(code)) {
      const start = json.charCodeAt(at - 1) === minus ? at - 1 : at;
      const end = endOfNumber(json, at);
      if (end - at > safeDigits) {
        result += `${json.slice(copied, start)}"${json.slice(start, end)}"`;
        copied = end;
      }
      at = end;
    } else at++;
  }
  return result + json.slice(copied);
}

const [quote, minus, backslash] = [0x22, 0x2d, 0x5c];

function isDigit(code: number): boolean {
  return code >= 0x30 && code <= 0x39;
}

/** Behind the closing quotation mark; the end of the text when there is none. */
function endOfString(json: string, start: number): number {
  for (let at = start + 1; at < json.length; at++) {
    const code = json.charCodeAt(at);
    if (code === backslash) at++;
    else if (code === quote) return at + 1;
  }
  return json.length;
}

function endOfNumber(json: string, start: number): number {
  let at = start;
  while (at < json.length && /[\d.eE+-]/.test(json[at] as string)) at++;
  return at;
}
