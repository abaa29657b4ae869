/** What the decoding functions of a browser make of a text. */

/** By the function's name. */
export const DECODERS: ReadonlyMap<string, (text: string) => string> = new Map([
  ['String', (text: string) => text],
  ['unescape', percentDecoded],
  ['escape', percentEncoded],
  ['decodeURI', uriDecoded],
  ['decodeURIComponent', uriDecoded],
  ['atob', (text: string) => Buffer.from(text, 'base64').toString('latin1')],
]);

const UTF8 = new TextDecoder('utf-8', { fatal: true });

/** Bytes as UTF-8; undefined where they are none. */
export function utf8Of(bytes: Uint8Array): string | undefined {
  try {
    return UTF8.decode(bytes);
  } catch {
    return undefined;
  }
}

/** As `escape` does it: `decodeURIComponent(escape(x))` turns bytes into the text that they encode. */
function percentEncoded(text: string): string {
  return text.replace(/[^A-Za-z0-9@*_+./-]/g, (unit) => {
    const code = unit.charCodeAt(0);
    return code < 256 ? `%${code.toString(16).padStart(2, '0')}` : `%u${code.toString(16).padStart(4, '0')}`;
  });
}

function percentDecoded(text: string): string {
  return text.replace(/%u([0-9a-fA-F]{4})|%([0-9a-fA-F]{2})/g, (_all, wide, narrow) =>
    String.fromCharCode(Number.parseInt(wide ?? narrow, 16)),
  );
}

function uriDecoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return percentDecoded(text);
  }
}
