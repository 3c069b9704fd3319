import { EscapeError } from './message.ts';

/**
 * Says what went wrong in the words of the caller's own message family: where `work` throws the escape message that is a key of
 * `substitutes`, that one is thrown instead.
 */
export async function substituteEscape<T>(
  work: Promise<T>,
  substitutes: Readonly<Record<string, () => EscapeError>>,
): Promise<T> {
  try {
    return await work;
  } catch (error) {
    const substitute = error instanceof EscapeError ? substitutes[error.escape.id] : undefined;
    throw substitute === undefined ? error : substitute();
  }
}
