/** Does to a text what the tools behind hijacked pages do: the damage that the repairs are tested on. */
import { encode } from '../../src/normalize/charset.ts';

const gb18030 = new TextDecoder('gb18030');

/** `text` with the lead byte of the character at `at` lost, or replaced by `?`, read as GBK again. */
export function shiftedAt(text: string, at: number, replace: boolean): string {
  const before = encode(text.slice(0, at), 'gb18030') ?? new Uint8Array();
  const after = encode(text.slice(at), 'gb18030') ?? new Uint8Array();
  return gb18030.decode(Buffer.concat([before, Buffer.from(replace ? '?' : ''), after.subarray(1)]));
}

/** `text` as it reads when its bytes in `actual` are taken for `readAs`. */
export const misread = (bytes: Uint8Array, readAs: string): string => new TextDecoder(readAs).decode(bytes);
