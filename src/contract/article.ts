/**
 * The article: what the service emits.
 *
 * Terms. A *finding* is what a detector reports; a *flag* is a finding as the article shows it; an *edit* is what was
 * done to the title or the text; a *transform* is a step over the whole text after the edits. Ranges count UTF-16 code
 * units of what was received, half-open.
 */
import { z } from 'zod';

export const VERDICTS = ['pass', 'review', 'block'] as const;
export const CATEGORIES = [
  'adult',
  'gambling',
  'lottery',
  'pharma',
  'loans',
  'fraud',
  'promotion',
  'contact',
  'boilerplate',
  'metadata',
  'obfuscation',
  'encoding',
  'script',
  'hidden-link',
  'keyword-stuffing',
] as const;
export const SEVERITIES = ['info', 'low', 'medium', 'high'] as const;
export const ACTIONS = ['remove', 'replace', 'keep'] as const;
export const PACKS = [
  'injected-title',
  'title-hijack',
  'hidden-link',
  'contact',
  'boilerplate',
  'metadata',
  'promotion',
  'keyword-stuffing',
  'gloss',
  'homoglyph',
  'mojibake',
  'script',
  'site',
] as const;
export const SCRIPT_MODES = ['restore', 'keep', 'simplified', 'traditional'] as const;

export type Verdict = (typeof VERDICTS)[number];
export type Category = (typeof CATEGORIES)[number];
export type Severity = (typeof SEVERITIES)[number];
export type Action = (typeof ACTIONS)[number];
export type ScriptMode = (typeof SCRIPT_MODES)[number];

export const TRANSFORMS = ['paragraphs', 'script:zh-Hant>zh-Hans', 'script:zh-Hans>zh-Hant'] as const;
export type Transform = (typeof TRANSFORMS)[number];

export const MAX_EXCERPT = 120;

const range = z.tuple([z.int().min(0), z.int().min(0)]);

export const flagShape = z.strictObject({
  ruleId: z.string().regex(/^[a-z-]+\/[a-z0-9-]+$/),
  category: z.enum(CATEGORIES),
  severity: z.enum(SEVERITIES),
  action: z.enum(ACTIONS),
  score: z.number(),
  field: z.enum(['title', 'text', 'html']),
  range,
  count: z.int().min(1),
  excerpt: z.string().max(MAX_EXCERPT),
  message: z.string().min(1),
  evidence: z.record(z.string(), z.unknown()),
});

export const editShape = z.strictObject({
  field: z.enum(['title', 'text']),
  range,
  before: z.string(),
  after: z.string(),
  flag: z.int().min(0),
});

const orNull = z.string().nullable();

export const bylineShape = z.strictObject({
  publishedAt: orNull,
  source: orNull,
  author: orNull,
  editor: orNull,
});

export const articleShape = z.strictObject({
  id: z.string(),
  url: z.string(),
  crawler: z.string().optional(),
  fetchedAt: z.string().optional(),
  meta: z.record(z.string(), z.unknown()).optional(),
  revision: z.int().min(1),
  verdict: z.enum(VERDICTS),
  score: z.number().min(0).max(100),
  title: orNull,
  text: z.string(),
  byline: bylineShape,
  language: orNull,
  flags: z.array(flagShape),
  edits: z.array(editShape),
  transforms: z.array(z.enum(TRANSFORMS)),
  extracted: z.string().optional(),
  encoding: z.string().optional(),
  ruleset: z.strictObject({ version: z.string().min(1), digest: z.string().min(1) }),
  service: z.string().min(1),
  moderatedAt: z.string(),
});

export type Flag = z.infer<typeof flagShape>;
export type ArticleEdit = z.infer<typeof editShape>;
export type Byline = z.infer<typeof bylineShape>;
export type Article = z.infer<typeof articleShape>;
