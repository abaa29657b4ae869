/** Blocks of links that a reader does not see: reported with what hides them, removed from the text. */
import { z } from 'zod';
import { rulesOf } from '../rules/ruleset.ts';
import { clipped, shown } from '../text/unicode.ts';
import type { Detector } from './detector.ts';
import type { HiddenBlock } from './hidden-link.ts';
import { stretchesOf } from './markup-page.ts';
import { rounded } from './rounded.ts';

const MAX_SHOWN = 20;

export const hiddenLinkBlocks: Detector = {
  name: 'hidden-links',
  options: () => z.strictObject({}),
  *detect({ markup, lines, claimed, text, ruleset }) {
    const [rule] = rulesOf(ruleset, hiddenLinkBlocks);
    if (rule === undefined || markup === undefined) return;
    for (const block of markup.hidden) {
      const hidden = markup
        .linesIn(block.ranges, lines, text.field)
        .filter(({ index }) => claimed[index] === undefined);
      yield {
        rule,
        field: 'html',
        range: block.markup,
        pieces: stretchesOf(hidden),
        count: block.count,
        action: rule.action,
        score: rule.score,
        excerpt: shown(block.links.map(({ text: anchor, href }) => anchor || href).join(' ')),
        evidence: evidenceOf(block),
      };
    }
  },
};

const evidenceOf = ({ rule, place, hosts, links, count, signals, score }: HiddenBlock): Record<string, unknown> => ({
  hiddenBy: clipped(shown(rule), 80),
  place: clipped(shown(place), 80),
  hosts,
  links: count,
  anchors: links
    .slice(0, MAX_SHOWN)
    .map(({ host, href, text }) => ({ host, href: clipped(href, 200), text: clipped(shown(text), 60) })),
  points: rounded(score),
  signals,
});
