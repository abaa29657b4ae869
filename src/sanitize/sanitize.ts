/**
 * A decision -> the article. Only here is text made: edits of what was received, then transforms.
 */
import type { Article, ArticleEdit, Byline, ScriptMode, Transform } from '../contract/article.ts';
import type { Page } from '../contract/page.ts';
import type { Decision } from '../decide.ts';
import type { Detected } from '../detect/detect.ts';
import type { Finding } from '../detect/detector.ts';
import { languageOf } from '../normalize/language.ts';
import { convert } from '../normalize/script.ts';
import type { Document } from '../read/read.ts';
import { apply, type Edit } from '../text/edits.ts';
import { editsOf, withLineBreak } from './edit-text.ts';
import { flagsOf } from './flags.ts';
import { titleOf } from './title.ts';
import { transformed } from './transforms.ts';

export interface Circumstances {
  readonly revision: number;
  readonly script: ScriptMode;
  readonly ruleset: { readonly version: string; readonly digest: string };
  readonly service: string;
  readonly moderatedAt: string;
}

export function sanitize(
  page: Page,
  document: Document,
  detected: Detected,
  decision: Decision,
  circumstances: Circumstances,
): Article {
  const { text } = detected.fields;
  const { verdict, score, blocking } = decision;
  const findings = decision.findings.map((finding) => wholeLines(finding, text.text));
  const blocker = blocking && findings[decision.findings.indexOf(blocking)];
  const { flags, indexOf } = flagsOf(findings, detected.fields);
  const flagOf = (finding: Finding) => indexOf.get(finding) ?? 0;

  const title = titleOf(detected, findings, blocker !== undefined, flagOf);
  const edits =
    blocker === undefined ? editsOf(text, ofText(findings), flagOf) : wholly(text.received, flagOf(blocker));
  const edited = apply(edits, text.received);
  const script = scriptStep(circumstances.script, findings, `${title.value}\n${edited}`);
  const transforms: Transform[] = ['paragraphs', ...script];
  const emitted = transformed(edited, transforms);
  const emittedTitle = transformed(title.value, script, edited);
  return {
    id: page.id,
    url: page.url,
    ...(page.crawler !== undefined && { crawler: page.crawler }),
    ...(page.fetchedAt !== undefined && { fetchedAt: page.fetchedAt }),
    ...(page.meta !== undefined && { meta: page.meta }),
    revision: circumstances.revision,
    verdict,
    score,
    title: emittedTitle === '' ? null : emittedTitle,
    text: emitted,
    byline: blocker === undefined ? bylineIn(detected.byline, script) : NO_BYLINE,
    language: languageOf(emitted),
    flags: flags.map((flag, i) =>
      title.replacedBy !== undefined && flagOf(title.replacedBy) === i && title.value !== ''
        ? { ...flag, action: 'replace' }
        : flag,
    ),
    edits: [...asEdits('title', title.edits), ...asEdits('text', edits)],
    transforms,
    ...(document.isExtracted && { extracted: document.text }),
    ...(document.decoded !== undefined && { encoding: document.decoded.encoding }),
    ruleset: circumstances.ruleset,
    service: circumstances.service,
    moderatedAt: circumstances.moderatedAt,
  };
}

const NO_BYLINE: Byline = { publishedAt: null, source: null, author: null, editor: null };

/** What takes something off the text: findings of the text, and those of the markup that name pieces of it. */
const ofText = (findings: readonly Finding[]): Finding[] =>
  findings.filter(({ field, pieces }) => field === 'text' || pieces !== undefined);

/** A removed line goes with its line break. */
function wholeLines(finding: Finding, text: string): Finding {
  const { field, action, repair, range, pieces, replacement } = finding;
  if (action !== 'remove' || repair !== undefined || replacement !== undefined) return finding;
  if (pieces !== undefined) {
    const own = pieces.map((piece) => withLineBreak(text, piece));
    return {
      ...finding,
      pieces: own,
      ...(field === 'text' && own.length > 0 && { range: [own[0][0], own[own.length - 1][1]] }),
    };
  }
  return field === 'text' ? { ...finding, range: withLineBreak(text, range) } : finding;
}

const wholly = (received: string, flag: number): Edit[] =>
  received === '' ? [] : [{ range: [0, received.length], before: received, after: '', flag }];

const asEdits = (field: 'title' | 'text', edits: readonly Edit[]): ArticleEdit[] =>
  edits.map(({ range, before, after, flag }) => ({ field, range: [range[0], range[1]], before, after, flag }));

/** The conversion that the mode asks for, where it changes anything. */
function scriptStep(mode: ScriptMode, findings: readonly Finding[], text: string): Transform[] {
  if (mode === 'keep') return [];
  if (mode === 'restore' && !findings.some(({ rule }) => rule.pack === 'script')) return [];
  const direction = mode === 'traditional' ? 'zh-Hans>zh-Hant' : 'zh-Hant>zh-Hans';
  return convert(text, direction) === text ? [] : [`script:${direction}`];
}

function bylineIn(byline: Byline, script: readonly Transform[]): Byline {
  const value = (text: string | null) => (text === null ? null : transformed(text, script));
  return {
    publishedAt: byline.publishedAt,
    source: value(byline.source),
    author: value(byline.author),
    editor: value(byline.editor),
  };
}
