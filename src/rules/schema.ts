/**
 * The shapes of a rule file and of the policy.
 *
 * A rule is one literal: who it is, what it looks for, what it says, and its examples. What it looks for is either a
 * `match` of terms and sets in one line, or the name of a `detector` with its options. In an example, `⟦…⟧` marks the
 * exact range of the received text that the rule must report.
 *
 * Longer than 200 lines: the policy is one shape, as it is one file.
 */
import { z } from 'zod';
import { ACTIONS, CATEGORIES, PACKS, SEVERITIES } from '../contract/article.ts';
import { FINGERPRINT } from './fingerprint.ts';

/** A term, or `$name` for a set of the file or of lists/name.txt. */
const termOrSet = z.string().min(1).max(120);
const terms = z.array(termOrSet).min(1);
const within = z.union([z.enum(['sentence', 'line']), z.int().min(1).max(512)]);

export const matchShape = z
  .strictObject({
    /** One of these stands in the line. */
    any: terms.optional(),
    /** Each of these stands in the line, all `within` so many units, or one sentence. */
    all: z
      .array(z.union([termOrSet, terms]))
      .min(2)
      .optional(),
    within: within.default('line'),
    /** A regular expression over the view; runs only within 256 units to both sides of a term of `any`. */
    pattern: z.string().min(1).max(500).optional(),
  })
  .refine((match) => (match.any === undefined) !== (match.all === undefined), 'must hold either any or all')
  .refine(
    (match) => match.pattern === undefined || match.any !== undefined,
    'a pattern needs any: the literals around which it runs',
  );

export const unlessShape = z.strictObject({ any: terms, within: within.default('line') });

const pageExample = z
  .strictObject({
    title: z.string().optional(),
    text: z.string().optional(),
    html: z.string().optional(),
    body: z.string().optional(),
    contentType: z.string().optional(),
  })
  .refine(({ text, html, body }) => [text, html, body].filter((one) => one !== undefined).length === 1, {
    error: 'must hold one of text, html and body',
  });
export const exampleShape = z.union([z.string().min(1), pageExample]);

const NAME = /^[a-z0-9]+(-[a-z0-9]+)*$/;

const oneLine = z
  .string()
  .min(1)
  .max(200)
  .regex(/^[^\r\n]*$/, 'must be one line');

export const ruleShape = z.strictObject({
  name: z.string().regex(NAME, 'must be lower-case words joined by hyphens'),
  category: z.enum(CATEGORIES),
  severity: z.enum(SEVERITIES),
  message: oneLine,
  field: z
    .array(z.enum(['title', 'text']))
    .min(1)
    .default(['text']),
  action: z.enum(ACTIONS).default('remove'),
  /** What a finding adds to the article's score. */
  score: z.number().min(0).max(100).default(0),
  /** The verdict that a finding asks for by itself. */
  asks: z.enum(['review', 'block']).optional(),
  /** Only reports: what it finds changes nothing in the article but its flags. */
  shadow: z.boolean().default(false),
  view: z.enum(['exact', 'loose', 'bare']).default('loose'),
  match: matchShape.optional(),
  unless: unlessShape.optional(),
  extent: z.enum(['match', 'sentence', 'line']).default('line'),
  detector: z.string().optional(),
  options: z.record(z.string(), z.unknown()).optional(),
  examples: z.strictObject({ spam: z.array(exampleShape).min(1), genuine: z.array(exampleShape).min(1) }),
});

export const packShape = z.strictObject({
  pack: z.enum(PACKS),
  sets: z.record(z.string().regex(NAME), z.array(z.string().min(1).max(120)).min(1)).default({}),
  rules: z.array(ruleShape).min(1),
});

/** An exception: a phrase, a host or a line, and the rules (ids or packs) that it holds for; without them, all. */
const allowEntry = z
  .strictObject({
    phrase: z.string().min(1).max(120).optional(),
    host: z.string().min(1).max(253).optional(),
    line: z.string().regex(FINGERPRINT, 'must be a fingerprint as `winnow rules try` prints it: fp-…').optional(),
    rules: z
      .array(z.string().regex(/^[a-z0-9-]+(\/[a-z0-9-]+)?$/, 'must be a ruleId or a pack'))
      .min(1)
      .optional(),
    reason: oneLine,
  })
  .refine(
    ({ phrase, host, line }) => [phrase, host, line].filter((value) => value !== undefined).length === 1,
    'must hold one of phrase, host and line',
  );

/** What is never flagged; at most so many entries that each of them can be counted. */
export const allowShape = z.strictObject({ allow: z.array(allowEntry).min(1).max(5000) });

/** Rising steps: from this value on, these points. */
const promotingPage = z.strictObject({ mean: z.number(), leaning: z.number(), pitching: z.number() });

const steps = z.array(z.tuple([z.number(), z.number()])).min(1);

/** Points and thresholds of the detectors that weigh; what each means stands in rules/policy.yaml. */
export const policyShape = z.strictObject({
  version: z.string().min(1),
  verdict: z.strictObject({ review: z.number().min(0) }),
  repair: z.strictObject({ unread: z.number() }),
  title: z.strictObject({
    look: z.number(),
    least: z.number(),
    filler: z.number(),
    remove: z.number(),
    doubt: z.number(),
    own: z.number(),
    plain: z.number(),
    known: z.strictObject({ share: z.number().min(0).max(0.4), least: z.int().min(4) }),
    grams: z.strictObject({ units: z.int(), words: z.number(), least: z.number(), sure: z.number(), points: steps }),
    structure: z.strictObject({
      remove: z.number(),
      foreign: z.number(),
      own: z.number(),
      rival: z.strictObject({ from: z.number(), points: z.number() }),
      next: z.number(),
      script: z.number(),
      segments: z.strictObject({ words: z.number(), points: steps }),
      trade: z.strictObject({ share: z.number(), each: z.number(), most: z.number() }),
      repetition: z.strictObject({ from: z.number(), points: z.number() }),
      noise: z.number(),
      address: z.number(),
      figures: z.strictObject({ from: z.number(), points: z.number() }),
    }),
    lexical: z.strictObject({ each: z.number(), most: z.number() }),
    coverage: steps,
    segments: steps,
    repetition: z.strictObject({ from: z.number(), points: z.number() }),
    noise: z.number(),
    address: z.number(),
    agreement: steps,
    script: z.number(),
    rival: z.strictObject({ by: z.number(), points: z.number() }),
    report: z.strictObject({ each: z.number(), most: z.number() }),
    mentioned: z.strictObject({ weight: z.number(), each: z.number(), most: z.number() }),
    sentence: z.strictObject({
      stop: z.number(),
      comma: z.number(),
      quote: z.number(),
      word: z.number(),
      most: z.number(),
    }),
    told: z.number(),
    foreign: z.strictObject({
      hard: z.strictObject({ words: z.number(), points: z.number(), agreement: z.number() }),
      soft: z.strictObject({ words: z.number(), points: z.number(), agreement: z.number() }),
      ending: z.number(),
      host: z.number(),
      other: z.number(),
      asks: z.number(),
      named: z.number(),
      said: z.number(),
      beside: z.number(),
      left: z.number(),
      body: z.number(),
      sure: z.strictObject({ points: z.number(), agreement: z.number(), body: z.number() }),
    }),
    part: z.strictObject({
      some: z.number(),
      coverage: z.number(),
      weight: z.number(),
      brand: z.number(),
      words: z.number(),
      agreement: z.number(),
      faint: z.number(),
      rival: z.number(),
      unproven: z.number(),
      hint: z.number(),
      foreign: z.number(),
      rivalOfBrand: z.number(),
      trade: z.number(),
      within: z.number(),
      covered: steps,
      agrees: steps,
      reads: z.strictObject({
        words: z.number(),
        score: z.number(),
        weight: z.number(),
        coverage: z.number(),
        genuine: z.number(),
      }),
      short: z.number(),
      unknown: z.number(),
    }),
  }),
  junk: z.strictObject({
    strong: z.number(),
    weak: z.number(),
    most: z.number(),
    coverage: z.number(),
    least: z.number(),
    prose: z.number(),
    middle: z.number(),
    edge: z.number(),
    mostly: z.number(),
    remove: z.number(),
    tail: z.number(),
  }),
  promotion: z.strictObject({
    grams: z.strictObject({ least: z.number(), reads: z.number(), sure: z.number(), alone: z.number(), points: steps }),
    trade: z.strictObject({ offer: z.number(), pitch: z.number() }),
    told: z.number(),
    offers: z.strictObject({ each: z.number(), most: z.number() }),
    pitches: z.strictObject({ each: z.number(), most: z.number() }),
    contact: z.number(),
    reports: z.strictObject({ each: z.number(), most: z.number() }),
    quote: z.number(),
    remove: z.number(),
    doubt: z.number(),
    foreign: z.strictObject({ strongest: z.number(), contact: z.number(), pitch: z.number(), pitches: z.number() }),
    page: z.strictObject({
      words: z.number(),
      leaning: z.number(),
      reading: z.number(),
      read: z.strictObject({ block: z.number(), review: z.number() }),
      reporting: z.number(),
      trading: z.number(),
      block: z.array(promotingPage).min(1),
      under: promotingPage,
      told: z.strictObject({ pitching: z.number(), reading: z.number(), lines: z.int().min(1) }),
      overwhelming: promotingPage.extend({ reporting: z.number() }),
      review: promotingPage,
    }),
    closing: z.strictObject({
      sentences: z.int().min(1),
      least: z.number(),
      single: z.number(),
      reports: z.number(),
      plain: z.number(),
    }),
    filler: z.strictObject({ words: z.number() }),
  }),
  headline: z.strictObject({
    words: z.tuple([z.int(), z.int()]),
    agreement: z.number(),
    first: z.number(),
    look: z.int(),
  }),
});

export type RawRule = z.infer<typeof ruleShape>;
export type RawPack = z.infer<typeof packShape>;
export type Match = z.infer<typeof matchShape>;
export type Unless = z.infer<typeof unlessShape>;
export type Policy = z.infer<typeof policyShape>;
export type Example = z.infer<typeof exampleShape>;
export type RawAllowEntry = z.infer<typeof allowEntry>;
