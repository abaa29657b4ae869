/** Custom properties of a page's style sheets: `:root{--d:none}` and `display:var(--d)`. */
import { rulesOf } from './style-sheet.ts';

export type CustomProperties = ReadonlyMap<string, string>;

const MAX_PROPERTIES = 500;
/** So long are values that hide, at most; so a text cannot grow much. */
const MAX_VALUE = 40;
const PAGE = /^(?::root|html|body|\*)$/i;

/** What holds for the whole page; of a name that is given twice the later one. Linear in the sheets. */
export function customProperties(sheets: readonly string[]): CustomProperties {
  const properties = new Map<string, string>();
  for (const css of sheets) {
    for (const [selectors, body] of rulesOf(css)) {
      if (!body.includes('--') || !selectors.split(',', 50).some((one) => PAGE.test(one.trim()))) continue;
      for (const [, name, value] of body.matchAll(/(--[\w-]{1,80})\s{0,9}:([^;{}]*)/g)) {
        if (properties.size < MAX_PROPERTIES) properties.set(name, value.trim().slice(0, MAX_VALUE));
      }
    }
  }
  return properties;
}

/** `style` with the values of the properties that it asks for; one that nothing gives has its fallback, or stays. */
export function resolved(style: string, properties: CustomProperties): string {
  if (!style.includes('var(')) return style;
  return style.replace(
    /var\(\s{0,9}(--[\w-]{1,80})\s{0,9}(?:,([^()]{0,40}))?\)/g,
    (whole, name: string, fallback: string | undefined) => properties.get(name) ?? fallback ?? whole,
  );
}
