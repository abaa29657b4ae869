/** What a response and its markup declare as their encoding. */

export interface Declaration {
  readonly by: 'content-type' | 'meta';
  /** As it was written. */
  readonly label: string;
  /** Its WHATWG name; the GB family is one. */
  readonly encoding: string;
}

/** Browsers look for a declaration in the first 1,024 bytes; pages with a long preamble carry it later. */
const PRESCAN = 4096;
const IN_HEADER = /charset\s*=\s*["']?\s*([\w.:-]{1,40})/i;
const IN_META = /<meta\b[^>]{0,400}?charset\s*=\s*["']?\s*([\w.:-]{1,40})/i;
const IN_XML = /^\s{0,100}<\?xml[^>]{0,100}?encoding\s*=\s*["']([\w.:-]{1,40})/i;

/** The first declaration with a known label: the header's, then the markup's. */
export function declaredCharset(bytes: Uint8Array, contentType: string | undefined): Declaration | undefined {
  const header = IN_HEADER.exec(contentType ?? '')?.[1];
  const known = header === undefined ? undefined : encodingOf(header);
  if (header !== undefined && known !== undefined) return { by: 'content-type', label: header, encoding: known };
  const start = new TextDecoder('latin1').decode(bytes.subarray(0, PRESCAN));
  const label = IN_META.exec(withoutComments(start))?.[1] ?? IN_XML.exec(start)?.[1];
  const encoding = label === undefined ? undefined : encodingOf(label);
  if (label === undefined || encoding === undefined) return undefined;
  // A declaration that could be read byte by byte is none of UTF-16.
  return { by: 'meta', label, encoding: encoding.startsWith('utf-16') ? 'utf-8' : encoding };
}

function withoutComments(start: string): string {
  let text = '';
  let at = 0;
  for (;;) {
    const open = start.indexOf('<!--', at);
    if (open < 0) return text + start.slice(at);
    text += start.slice(at, open);
    const close = start.indexOf('-->', open + 4);
    if (close < 0) return text;
    at = close + 3;
  }
}

const GB = new Set([
  'gbk',
  'gb18030',
  'hz-gb-2312',
  'cp936',
  'ms936',
  'windows-936',
  'gb18030-2000',
  'gb2312-80',
  'gbk2312',
  'gb-2312',
  'gb',
]);
const UTF8 = new Set(['utf', 'utf8mb4', 'utf_8', 'utf-8859-1', 'unicode']);

/** The WHATWG name of a label, or undefined for one that is not known. */
export function encodingOf(label: string): string | undefined {
  const lower = label.toLowerCase();
  if (GB.has(lower)) return 'gb18030';
  if (UTF8.has(lower)) return 'utf-8';
  try {
    const { encoding } = new TextDecoder(lower);
    return GB.has(encoding) ? 'gb18030' : encoding;
  } catch {
    return undefined;
  }
}
