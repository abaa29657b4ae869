/** docs/quality.md, written by `npm run eval -- --write docs/quality.md`. */
import { cpus } from 'node:os';

const WHAT = `This page is written by \`npm run eval -- --write docs/quality.md\`; edit bench/eval-quality.ts, not this.

What the corpus is: pages that we made. The genuine articles are our own writing (bench/corpus/articles: some 260 base
articles in seven languages and both Chinese scripts, two in five written to be mistaken for spam or junk), told anew
for each page with other names, figures, lengths and punctuation. The injections come from a grammar
(bench/corpus/grammar) that was written from notes on real hijacked pages; converted, glossed and byte-shifted bodies
are made by our own generators. The split is fixed: articles, words, templates and some whole styles of the held-back
half were not looked at while rules were tuned; the core words that every line of a kind is made of are shared.

What it is not: a sample of the web. Its shares (how many pages are hijacked, how often a style occurs) are chosen, so
precision holds for these shares only. A style that nobody thought of is not in it. The same people wrote both halves.

A title is *done* (recall) where it was flagged as injected, nothing of it is left in title or text, and the genuine
headline is kept. Precision of **all** counts genuine pages that were called injected; precision of a style counts its
pages where a genuine line went with the injected one. *Title right*: \`title\` is the headline. A junk line is removed
where nothing visible of it is left. Characters lost: those that no run of eight kept ones covers.`;

export function qualityPage(sections: readonly string[], ruleset: { version: string; digest: string }): string {
  const machine = `${cpus()[0]?.model ?? 'unknown processor'}, ${cpus().length} cores, Node ${process.versions.node}`;
  const rules = `rules ${ruleset.version}, ${ruleset.digest.slice(0, 16)}`;
  const date = new Date().toISOString().slice(0, 10);
  return ['# Quality, measured', WHAT, `Measured ${date} on ${machine}, with ${rules}.`, ...sections, ''].join('\n\n');
}
