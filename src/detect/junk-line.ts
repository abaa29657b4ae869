/**
 * Junk lines: what a site wrote around an article.
 *
 * Each line gets points: for strong and weak terms of a rule, for how much of it junk explains, for where it stands.
 * A line over `junk.remove` goes; what it stands with can take others along (links under a heading, what stands below the
 * article's end). A paragraph that is not junk may end in it; then that tail goes alone.
 */
import { z } from 'zod';
import type { SetRefs } from '../rules/compile.ts';
import { onceFor, rulesOf } from '../rules/ruleset.ts';
import { BRACKETS, type ClosingBracket, closingBracket } from './closing-brackets.ts';
import type { Context, Detector, Finding } from './detector.ts';
import { junkFinding } from './junk-finding.ts';
import { neighbours } from './junk-neighbours.ts';
import { type JunkPage, junkPage } from './junk-page.ts';
import { BYLINE_ROLES, FINDS, type JunkOptions, type JunkRules, junkRules } from './junk-rules.ts';
import type { Line } from './lines.ts';
import { linkedLines } from './linked-lines.ts';
import { REVIEWS } from './own-lines.ts';
import { stretchOf } from './stretch.ts';
import { tailOf } from './tails.ts';
import { TOKEN_KINDS } from './tokens.ts';

export const junkLine: Detector = {
  name: 'junk-line',
  options: (refs) => optionsShape(refs),
  *detect(context) {
    const junk = junkOf(context.ruleset);
    if (junk.rules.length === 0) return;
    const page = junkPage(context, junk);
    yield* wholeLines(page);
    yield* linkedLines(page);
    yield* neighbours(page);
    yield* tails(page);
  },
};

const optionsShape = ({ set }: SetRefs) =>
  z.strictObject({
    strong: set.optional(),
    soft: set.optional(),
    weak: set.optional(),
    pairs: z.array(z.tuple([set, set])).default([]),
    zone: z.enum(['head', 'tail', 'outer', 'any']).default('any'),
    least: z.int().min(1).default(1),
    labels: set.optional(),
    named: set.optional(),
    tokens: z.array(z.enum(TOKEN_KINDS)).default([]),
    needsToken: z.boolean().default(false),
    needsColon: z.boolean().default(false),
    value: z.enum(['words', 'number', 'list', 'credit']).default('words'),
    label: z.int().min(0).max(60).default(0),
    menu: z.boolean().default(false),
    numbers: z.boolean().default(false),
    ends: z.boolean().default(false),
    statements: z.number().min(0).default(0),
    ours: set.optional(),
    bracket: z.enum(BRACKETS).optional(),
    finds: z.enum(FINDS).default('line'),
    byline: z.partialRecord(z.enum(BYLINE_ROLES), z.array(set).min(1)).default({}),
    glue: z.array(z.string().min(1).max(20)).default([]),
  });

const junkOf = onceFor((ruleset) => junkRules(ruleset, rulesOf<JunkOptions>(ruleset, junkLine)));

function* wholeLines({ context, junk, seen, gone, shaped }: JunkPage): Generator<Finding> {
  for (const { index, start, end } of context.lines) {
    const own = seen[index];
    const by = shaped[index];
    if (by !== undefined) {
      const { rule, evidence } = by;
      yield { rule, field: 'text', range: [start, end], action: rule.action, score: rule.score, evidence };
    } else if (gone[index] && own?.judged !== undefined)
      yield junkFinding(context, junk, own.reading, own.judged, [start, end]);
  }
}

/** A shorter paragraph has no tail: it is junk or it is not. */
const MIN_PARAGRAPH = 16;

function* tails({ context, junk, firstHits, zones }: JunkPage): Generator<Finding> {
  const { lines, shapes, claimed, text } = context;
  for (const line of lines) {
    if (claimed[line.index] !== undefined || shapes[line.index].words < MIN_PARAGRAPH) continue;
    const bracket = closingBracket(text.field.loose.text, line);
    if (bracket !== undefined) {
      yield* bracketed(context, junk, line, bracket);
      continue;
    }
    const tail = tailOf(context, junk, line, stretchOf(context, line, firstHits[line.index]), zones[line.index]);
    if (tail === undefined || REVIEWS.test(text.field.loose.text.slice(tail.start, line.looseEnd))) continue;
    const [from] = text.field.loose.toSource(tail.start, line.looseEnd);
    yield junkFinding(context, junk, tail.reading, tail.judged, [from, line.end]);
  }
}

/** What stands in a closing bracket goes; who reported goes to the byline. */
function* bracketed(context: Context, junk: JunkRules, line: Line, bracket: ClosingBracket): Generator<Finding> {
  const { kind, start, names } = bracket;
  const rule = junk.closing.get(kind);
  if (rule === undefined) return;
  if (names.length > 0) context.byline.author ??= names.join(' ');
  const [from] = context.text.field.loose.toSource(start, line.looseEnd);
  const evidence = names.length > 0 ? { byline: { author: names.join(' ') } } : { bracket: kind };
  yield { rule, field: 'text', range: [from, line.end], action: rule.action, score: rule.score, evidence };
}
