/**
 * Lines that a machine left in the text: of a script, a style sheet, a template that nothing filled in, of blanks written
 * as entities; and lines of nothing but marks, which pointed at a picture or stood where a character was lost.
 *
 * They are told by their shape alone. Where the rest of the page speaks of code, code is what its author wrote.
 */
import type { Line } from './lines.ts';

export type MachineKind = 'code' | 'marks';

/** A longer line is cut: what it is shows in its first units. */
const MAX_UNITS = 600;

/** Arrows and pointing hands in any number; what stands for a lost character; a mark or empty brackets by themselves. */
const MARKS = new RegExp(
  [
    '^(?:[▼▽▾▿▲△▴▵►▶▷▸◀◁◄◂↓↑→←⇓⇑⇒⇐⇩⇧⇨⇦⇣⇡⬇⬆➡⬅￬￪☟☝☞☜»›«‹>\\s\\ufe0f]|[\\u{1f3fb}-\\u{1f3ff}]|[\\u{1f446}-\\u{1f449}\\u{1f53c}\\u{1f53d}\\u{1f53a}\\u{1f53b}])+$',
    '^[?？\\ufffd\\ufffc]{1,3}$',
    '^[。，、；：,.;:·•|｜/\\\\□■●○◆]$',
    '^(?:[\\[［(（【「『] ?[\\]］)）】」』]|“”|""|《》){1,3}$',
  ].join('|'),
  'u',
);

const TAGS =
  'caption|gallery|embed|video|audio|img|image|url|email|b|i|u|s|color|size|font|align|center|left|right|indent|backcolor|attach|attachimg|quote|media|flash|table|tr|td|list|hr|code|free|hide|page|nextpage|pagebreak|more|ads?|youtube|contact-form-7|(?:vc|et_pb|wp|su|ads|google|embed)[_-]\\w{1,30}';
/** Places that a template or an editor never filled. */
const TEMPLATE = [
  '(?:\\[!--[^\\[\\]]{1,80}--\\] ?)+',
  '(?:\\p{sc=Han}{2,6}[:： ]{1,2})?[$#@]?\\{{1,3}[^{}]{1,80}\\}{1,3}(?: ?[次条人篇个])?',
  '\\{[a-z_]{1,20}:[^{}]{1,80}\\}',
  '<[%?][^<>]{0,200}[%?]>',
  '(?:@@|%%|##)[\\w\\p{L}]{1,30}(?:@@|%%|##)',
  '#p#[^#]{0,60}#e#',
  '_ueditor_page_break_tag_',
  '<!--[^<>]{0,200}(?:--)?>|--(?:>|&gt;)',
  '\\[(?:标签|field|tag|变量):[^\\[\\]]{1,40}\\]',
  `(?:\\[/?(?:${TAGS})(?:[= ][^\\[\\]]{0,200})?/?\\] ?)+`,
  `\\[(${TAGS})(?:[= ][^\\[\\]]{0,200})?\\][^\\[\\]]{0,200}\\[/\\1\\]`,
  '\\[i=s\\].{1,80}\\[/i\\]',
  '【(?:标题|正文内容|内容|图片描述)】',
];
const ENTITY =
  '&(?:amp;)?(?:[ne]bsp|[em]{1,2}sp|ensp|emsp|thinsp|zwn?j|lt|gt|quot|amp|copy|middot|bull|[lr]aquo|[lr]dquo|[lr]squo|hellip|mdash|ndash|#\\d{2,6}|#x[0-9a-f]{2,5});';
const ESCAPED = [
  `(?:\\s|${ENTITY})+`,
  '(?:\\\\u[0-9a-f]{4}){2,}',
  '(?:%[0-9a-f]{2}){3,}',
  '(?:\\\\[nrt])+',
  'undefined|nan|null|\\[object object\\]',
];
const ALWAYS = new RegExp(`^(?:${[...TEMPLATE, ...ESCAPED].join('|')})$`, 'iu');

const PROPERTY =
  '(?:font|margin|padding|color|background|width|height|max-width|min-width|display|border|line-height|text|position|float|overflow|z-index|mso|list-style|vertical-align|white-space|word)(?:-[a-z]{2,12}){0,3}';
/** Scripts, style sheets and what else is code only where the page is not about code. */
const CODE = new RegExp(
  [
    '^[^\\p{sc=Han}]{0,60}\\b(?:document\\.(?:write|writeln|get|create|body|cookie|location|query|domain)|window\\.[\\w$]{1,40} ?[=|({[]|adsbygoogle|googletag\\.|gtag\\(|datalayer\\b|jquery[(.]|typeof |parentnode\\.|location\\.href)',
    '^.{0,60}(?:_hmt\\b|_czc\\b|_bd_share|bdshare|cpro_id|baidu_clb|hm\\.baidu\\.com|push\\.zhanzhang|tanx_|cnzz\\.)',
    '^\\$\\(.{1,200}[{;)]$',
    '^(?:var|let|const) [\\w$]{1,40} ?=.{1,}',
    '^(?:\\(|!|;)?function ?[\\w$]{0,40} ?\\(',
    '^(?:try ?\\{|if ?\\(.{1,200}\\) ?\\{|\\} ?else|\\} ?catch|for ?\\(var |return [\\w$.(){}"\']{1,60};$)',
    '^[\\w$]{1,40}(?:\\.[\\w$]{1,40}){1,6} ?(?:=(?!=)|\\().{0,400};$',
    '^[\\w$]{1,40}\\(["\'{].{0,200}\\);?$',
    '^(?=.*[{}()])[\\][{}();, ]{1,12}$',
    '^\\{ ?"[\\w@]{1,40}" ?:.{1,}',
    '^"[\\w@]{1,40}" ?: ?["[{\\d].{0,400}[,\\]}"]$',
    '^/\\*.{0,200}\\*/$|^// ?(?:<!\\[cdata\\[|\\]\\]>)',
    `^[.#@]?[\\w.#:>, *()\\\\-]{1,80}\\{(?:${PROPERTY}|behavior) ?:.{1,400}`,
    '^[.#@][\\w.#:>, *()-]{1,80}\\{$|^@(?:media|font-face|import|charset)\\b.{1,100}',
    `^(?:${PROPERTY} ?: ?[^;:。，]{1,80}; ?)+\\}?$`,
    '^(?:[\\w-]{1,20}="[^"<>]{0,200}" ?)+/?>$|^["\']? ?/?>$',
    '^(?:notice|warning|fatal error|parse error|deprecated): .{1,200}(?:on line \\d|\\(\\))',
    '^normal 0 .{0,80}(?:false|磅)|microsoftinternetexplorer4',
    '^#include (?:virtual|file)=',
  ].join('|'),
  'iu',
);
const ABOUT_CODE =
  /代码|代碼|编程|編程|程序员|程式|源码|javascript|\bhtml|\bcss\b|python|プログラ|コード|코드|프로그래|\bcod(?:e|ing)\b|lập trình|pemrograman/iu;
/** What a line cannot be code without. */
const CODE_MARKS = /[{}[\]()<>=;&%#@\\_|:]|undefined|null|nan|normal/iu;

/** By line: what a machine left there. Linear; the page is asked what it is about only where there is code. */
export function machineLines(text: string, lines: readonly Line[]): (MachineKind | undefined)[] {
  const found = lines.map(({ start, end }) => {
    const line = text.slice(start, Math.min(end, start + MAX_UNITS));
    if (end - start <= 40 && MARKS.test(line)) return 'marks' as const;
    if (!CODE_MARKS.test(line)) return undefined;
    if (ALWAYS.test(line)) return 'left' as const;
    return CODE.test(line) ? ('code' as const) : undefined;
  });
  const isAbout =
    found.includes('code') &&
    lines.some(({ index, start, end }) => found[index] === undefined && ABOUT_CODE.test(text.slice(start, end)));
  return found.map((kind) => (kind === 'left' ? 'code' : kind === 'code' && isAbout ? undefined : kind));
}
