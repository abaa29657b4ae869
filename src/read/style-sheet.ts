/** A style sheet as a list of rules. */

/** Selectors and body of each plain rule; what stands in an at-rule is passed over, unless it holds at a desk. */
export function* rulesOf(css: string): Generator<[selectors: string, body: string]> {
  const sheet = css.replace(/<!--|-->/g, '');
  let at = 0;
  while (at < sheet.length) {
    const open = sheet.indexOf('{', at);
    if (open < 0) return;
    const selectors = withoutComments(sheet.slice(at, open)).replace(/^[}\s]+/, '');
    if (holdsAtDesk(selectors)) {
      // Its rules hold; the brace that closes it is passed over as part of the next selectors.
      at = open + 1;
      continue;
    }
    const close =
      selectors.startsWith('@') && !selectors.includes(';') ? endOfBlock(sheet, open) : sheet.indexOf('}', open);
    const end = close < 0 ? sheet.length : close;
    if (!selectors.startsWith('@') || selectors.includes(';')) {
      yield [selectors.slice(selectors.lastIndexOf(';') + 1), sheet.slice(open + 1, end)];
    }
    at = end + 1;
  }
}

/** The width of a common screen, in px. */
const DESK = 1366;
const MAX_QUERY = 200;

/** Whether an at-rule holds for a page on the screen of a desk: `@media (min-width:1px)`, `@supports (display:block)`. */
function holdsAtDesk(selectors: string): boolean {
  if (selectors.length > MAX_QUERY) return false;
  if (/^@supports\s*\(/i.test(selectors)) return true;
  const queries = /^@media\s+(.+)$/is.exec(selectors)?.[1].split(',') ?? [];
  return queries.some((query) => isDesk(query.trim()));
}

/** One of the media that an at-rule is for. */
function isDesk(media: string): boolean {
  const query =
    /^(?:only\s+)?(?:all|screen)?(?:\s*and\s*)?((?:\(\s*(?:min|max)-width\s*:\s*\d{1,6}px\s*\)(?:\s*and\s*)?){0,3})$/i.exec(
      media,
    );
  if (query === null || media === '') return false;
  return [...query[1].matchAll(/(min|max)-width\s*:\s*(\d+)/gi)].every(([, side, width]) =>
    side.toLowerCase() === 'min' ? Number(width) <= DESK : Number(width) >= DESK,
  );
}

function withoutComments(text: string): string {
  let out = '';
  let at = 0;
  for (;;) {
    const open = text.indexOf('/*', at);
    if (open < 0) return (out + text.slice(at)).trim();
    out += text.slice(at, open);
    const close = text.indexOf('*/', open + 2);
    if (close < 0) return out.trim();
    at = close + 2;
  }
}

/** Where the block that opens at `open` closes; braces within it are counted. */
function endOfBlock(sheet: string, open: number): number {
  let depth = 0;
  for (let i = open; i < sheet.length; i += 1) {
    const unit = sheet.charCodeAt(i);
    if (unit === 0x7b) depth += 1;
    else if (unit === 0x7d) {
      depth -= 1;
      if (depth === 0) return i;
    }
  }
  return sheet.length;
}
