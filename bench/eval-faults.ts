/** Each miss and each false alarm as one line, with the evidence that a person needs to see why. */
import { clipped, shown } from '../src/text/unicode.ts';
import type { Judgement } from './eval-judge.ts';
import { titleDone } from './eval-report.ts';

export function faults(all: readonly Judgement[]): string[] {
  return all.flatMap((j) => [...titleFaults(j), ...lineFaults(j), ...otherFaults(j)]);
}

const says = (text: string): string => JSON.stringify(clipped(shown(text), 160));

function titleFaults(j: Judgement): string[] {
  const { page, article, accused } = j;
  const at = `${page.page.id} ${page.style} ${page.body}`;
  if (!j.planted) {
    if (accused.length === 0 || page.set !== 'genuine') return [];
    return [`FALSE TITLE ${at}: ${accused.join(' ')} ${evidence(j)}`];
  }
  const [first] = page.truth.injected;
  const received = (page.page[first.field] ?? '').slice(...first.range);
  if (titleDone(j) && j.titleRight) return [];
  const what =
    accused.length === 0
      ? 'MISSED TITLE'
      : !j.removed
        ? 'TITLE LEFT'
        : j.headlineKept
          ? 'TITLE WRONG'
          : 'HEADLINE LOST';
  const got = `title=${says(article.title ?? 'null')} wanted=${says(page.truth.headline ?? 'null')}`;
  return [`${what} ${at} ${first.field}: ${says(received)} ${got} ${evidence(j)}`];
}

function lineFaults({ page, units }: Judgement): string[] {
  if (page.set === 'spam') return [];
  const wrong = units.filter(({ truth, gone }) => truth !== 'injected' && (truth === 'junk') !== gone);
  return wrong.map(({ truth, kind, text, rule }) =>
    truth === 'junk'
      ? `JUNK LEFT ${page.page.id} ${page.body} ${kind}: ${says(text)}`
      : `LINE LOST ${page.page.id} ${page.style} ${page.body} by ${rule}: ${says(text)}`,
  );
}

function otherFaults({ page, article, verdictRight, byline, contacts, lostText }: Judgement): string[] {
  const at = `${page.page.id} ${page.style}`;
  const found: string[] = [];
  if (!verdictRight)
    found.push(
      `VERDICT ${at}: ${article.verdict} score ${article.score}: ${article.flags.map(({ ruleId, score }) => `${ruleId}=${score}`).join(' ')}`,
    );
  for (const { field, right, found: value, wanted } of byline)
    if (!right) found.push(`BYLINE ${at} ${field}: ${says(value ?? 'null')} wanted ${says(wanted)}`);
  for (const { wanted, right } of contacts) if (!right) found.push(`CONTACT ${at}: ${wanted}`);
  if (lostText !== '') found.push(`TEXT LOST ${at}: ${says(lostText)}`);
  return found;
}

const evidence = ({ article }: Judgement): string =>
  clipped(
    JSON.stringify(
      article.flags
        .filter(({ ruleId }) => /^injected-title/.test(ruleId))
        .map(({ ruleId, evidence: seen }) => [ruleId, seen]),
    ),
    600,
  );
