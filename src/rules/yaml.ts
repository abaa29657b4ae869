/** YAML with places: a value that passed its shape, or every fault with its line. */
import { distance } from 'fastest-levenshtein';
import { type Document, isMap, isNode, LineCounter, parseDocument } from 'yaml';
import type { z } from 'zod';
import { classes, INVISIBLE } from '../text/unicode.ts';
import type { RuleFault } from './faults.ts';
import type { RuleFile } from './files.ts';

export interface Parsed<T> {
  readonly value: T | undefined;
  readonly faults: RuleFault[];
  /** The line of what stands at `path`, or of the nearest thing around it. */
  lineOf(path: readonly PropertyKey[]): number;
}

export function parseYaml<T>({ file, text }: RuleFile, shape: z.ZodType<T>): Parsed<T> {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false, uniqueKeys: true });
  const lineOf = (path: readonly PropertyKey[]) => lines.linePos(offsetOf(document, path)).line;
  const faults: RuleFault[] = [
    ...document.errors.map((error) => ({ file, line: lines.linePos(error.pos[0]).line, message: error.message })),
    ...unseen(file, text),
  ];
  if (document.errors.length > 0) return { value: undefined, faults, lineOf };
  const checked = shape.safeParse(document.toJS({ maxAliasCount: 0 }));
  if (checked.success) return { value: faults.length > 0 ? undefined : checked.data, faults, lineOf };
  for (const issue of checked.error.issues) {
    if (issue.code === 'unrecognized_keys') {
      const known = keysAt(shape, issue.path);
      for (const key of issue.keys) {
        faults.push({ file, line: lineOf([...issue.path, key]), message: `unknown key ${key}${nearest(key, known)}` });
      }
    } else {
      faults.push({
        file,
        line: lineOf(issue.path),
        message: `${issue.path.map(String).join('.') || 'the file'}: ${issue.message}`,
      });
    }
  }
  return { value: undefined, faults, lineOf };
}

function offsetOf(document: Document, path: readonly PropertyKey[]): number {
  for (let length = path.length; length > 0; length -= 1) {
    const steps = path.slice(0, length);
    const parent = document.getIn(steps.slice(0, -1), true);
    const pair = isMap(parent) ? parent.items.find(({ key }) => String(key) === String(steps[length - 1])) : undefined;
    const node = pair?.key ?? document.getIn(steps, true);
    if (isNode(node) && node.range) return node.range[0];
  }
  return 0;
}

/** Characters that cannot be seen stand in no rule file unless escaped; LF and the indentation apart. */
function unseen(file: string, text: string): RuleFault[] {
  return text
    .split('\n')
    .flatMap((line, index) =>
      escapedOnly(line)
        ? []
        : [{ file, line: index + 1, message: 'holds a character that cannot be seen; write it as \\u200B' }],
    );
}

/** Whether `line` holds only what a moderator can see. */
export function escapedOnly(line: string): boolean {
  for (let i = 0; i < line.length; i += 1) if (classes()[line.charCodeAt(i)] === INVISIBLE) return false;
  return !line.includes('\u00a0');
}

function nearest(key: string, known: readonly string[]): string {
  const [best] = known.map((name) => ({ name, far: distance(key, name) })).sort((a, b) => a.far - b.far);
  if (best === undefined) return '';
  return best.far <= 3 ? `; did you mean ${best.name}?` : `; allowed are ${known.join(', ')}`;
}

/** The keys that a shape allows at a path; empty where it is no object there. */
function keysAt(shape: unknown, path: readonly PropertyKey[]): string[] {
  let at = shape;
  for (const step of path) at = inner(at, step);
  const fields = fieldsOf(at);
  return fields === undefined ? [] : Object.keys(fields);
}

function inner(shape: unknown, step: PropertyKey): unknown {
  const bare = unwrapped(shape);
  const fields = fieldsOf(bare);
  if (fields !== undefined) return fields[String(step)];
  return property(property(property(bare, '_zod'), 'def'), typeof step === 'number' ? 'element' : 'valueType');
}

function fieldsOf(shape: unknown): Record<string, unknown> | undefined {
  const fields = property(unwrapped(shape), 'shape');
  return typeof fields === 'object' && fields !== null ? (fields as Record<string, unknown>) : undefined;
}

/** A shape without its default and optional wrappers. */
function unwrapped(shape: unknown): unknown {
  const wrapped = property(property(property(shape, '_zod'), 'def'), 'innerType');
  return wrapped === undefined ? shape : unwrapped(wrapped);
}

const property = (value: unknown, name: string): unknown =>
  typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[name] : undefined;
