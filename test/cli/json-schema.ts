/** As much of JSON Schema 2020-12 as our schemas use, read from the standard and not from our code. Unknown words throw. */
export type Schema = { readonly [word: string]: unknown };

const ANNOTATIONS = ['$schema', 'title', 'description', 'format', 'contentEncoding', 'default'];

type Check = (expected: never, value: unknown, schema: Schema) => boolean;
const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const kinds: Readonly<Record<string, (value: unknown) => boolean>> = {
  object: isObject,
  array: Array.isArray,
  string: (value) => typeof value === 'string',
  number: (value) => typeof value === 'number',
  integer: Number.isInteger,
  boolean: (value) => typeof value === 'boolean',
  null: (value) => value === null,
};

const checks: Readonly<Record<string, Check>> = {
  type: (type: string | string[], value) => [type].flat().some((kind) => kinds[kind](value)),
  enum: (allowed: unknown[], value) => allowed.includes(value),
  const: (only: unknown, value) => value === only,
  pattern: (pattern: string, value) => typeof value !== 'string' || new RegExp(pattern, 'u').test(value),
  minLength: (least: number, value) => typeof value !== 'string' || [...value].length >= least,
  maxLength: (most: number, value) => typeof value !== 'string' || [...value].length <= most,
  minimum: (least: number, value) => typeof value !== 'number' || value >= least,
  maximum: (most: number, value) => typeof value !== 'number' || value <= most,
  required: (names: string[], value) => !isObject(value) || names.every((name) => Object.hasOwn(value, name)),
  properties: (properties: Record<string, Schema>, value) =>
    !isObject(value) ||
    Object.entries(properties).every(([name, schema]) => !Object.hasOwn(value, name) || holds(schema, value[name])),
  additionalProperties: (rest: boolean | Schema, value, { properties = {} }) =>
    !isObject(value) ||
    Object.entries(value).every(([name, one]) => Object.hasOwn(properties as object, name) || holds(rest, one)),
  propertyNames: (names: Schema, value) => !isObject(value) || Object.keys(value).every((name) => holds(names, name)),
  prefixItems: (items: Schema[], value) =>
    !Array.isArray(value) || value.every((item, i) => i >= items.length || holds(items[i], item)),
  items: (rest: boolean | Schema, value, { prefixItems = [] }) =>
    !Array.isArray(value) || value.slice((prefixItems as unknown[]).length).every((item) => holds(rest, item)),
  minItems: (least: number, value) => !Array.isArray(value) || value.length >= least,
  maxItems: (most: number, value) => !Array.isArray(value) || value.length <= most,
  oneOf: (schemas: Schema[], value) => schemas.filter((schema) => holds(schema, value)).length === 1,
  anyOf: (schemas: Schema[], value) => schemas.some((schema) => holds(schema, value)),
};

/** Whether `value` holds by `schema`. */
export function holds(schema: Schema | boolean, value: unknown): boolean {
  if (typeof schema === 'boolean') return schema;
  return Object.entries(schema).every(([word, expected]) => {
    if (ANNOTATIONS.includes(word)) return true;
    if (!Object.hasOwn(checks, word)) throw new Error(`the schema says ${word}, which this check does not know`);
    return checks[word](expected as never, value, schema);
  });
}
