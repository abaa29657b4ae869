/**
 * Lines that are the article's own although junk explains them: rows of a series, and what an office says before it signs.
 *
 * `19:35 天气与生活` is a row of a programme, `三、举报电话：…` the last point of a notice. One row is as genuine as the rows
 * around it.
 */
import type { Seen } from './junk-points.ts';
import type { Line } from './lines.ts';
import type { Token } from './tokens.ts';

/** So many rows make a series; where so large a share of them goes it is a list of links. */
const ROWS = 3;
const MOST_GONE = 0.75;

const ANY_ORDER = Number.POSITIVE_INFINITY;
const NUMERALS = '一二三四五六七八九十';
const MARKERS: readonly ((line: string) => number | undefined)[] = [
  (line) => clockOf(/^(\d{1,2}):(\d{2})(?!\d)(?!:)/u.exec(line)),
  // Behind what is shown clocks stand in any order.
  (line) => (clockOf(/[^\d: ] ?(\d{1,2}):(\d{2}) *$/u.exec(line)) === undefined ? undefined : ANY_ORDER),
  (line) => dayOf(/^(\d{1,2})月(\d{1,2})日/u.exec(line)),
  // A row of a table, with a figure at its end or among its cells.
  (line) => (isRow(line.trimEnd().split(/ {1,4}/u)) ? ANY_ORDER : undefined),
  (line) => numeralOf(/^[(]?([一二三四五六七八九十]{1,3})(?:[)]|[、.])/u.exec(line)?.[1]),
];

function isRow(cells: readonly string[]): boolean {
  if (cells.length < 3 || cells.length > 10) return false;
  const figures = cells.filter((cell) => /^[\d.,]+\p{L}{0,3}[%+]?$/u.test(cell)).length;
  return figures >= 2 || /^[\d.,]+[元%分]?$/u.test(cells[cells.length - 1]);
}

const clockOf = (match: RegExpExecArray | null): number | undefined =>
  match === null || Number(match[1]) > 24 ? undefined : Number(match[1]) * 60 + Number(match[2]);

const dayOf = (match: RegExpExecArray | null): number | undefined =>
  match === null || Number(match[1]) > 12 ? undefined : Number(match[1]) * 31 + Number(match[2]);

function numeralOf(text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  const [tens, ones] = text.includes('十') ? text.split('十') : ['', text];
  const ten = text.includes('十') ? 10 * (tens === '' ? 1 : NUMERALS.indexOf(tens) + 1) : 0;
  return ten + (ones === '' ? 0 : NUMERALS.indexOf(ones) + 1);
}

/** The indexes of lines that stay: rows of a series whose markers count up, most of which stay anyway. Linear. */
function seriesRows(view: string, lines: readonly Line[], gone: readonly boolean[]): number[] {
  const text = (line: Line) => view.slice(line.looseStart, line.looseEnd).trimStart();
  return MARKERS.flatMap((marker) => {
    const kept: number[] = [];
    let run: number[] = [];
    let last = Number.NEGATIVE_INFINITY;
    const close = () => {
      if (run.length >= ROWS && run.filter((index) => gone[index]).length < MOST_GONE * run.length) kept.push(...run);
      run = [];
    };
    for (const line of lines) {
      const value = marker(text(line));
      if (value === undefined || value < last) close();
      if (value !== undefined) run.push(line.index);
      last = value ?? Number.NEGATIVE_INFINITY;
    }
    close();
    return kept;
  });
}

/** Labels with what stands behind them, as notices and tenders have them; so many, most of which stay. */
const LABEL = /^[\p{sc=Han}\p{L}\d/ ()]{2,24}: ?\S/u;
const LABELS = 4;

/**
 * The indexes of lines that stay although junk explains them: rows of a series, and what a notice says; `title` is what the
 * page's own title says. Linear.
 */
export const ownLines = (
  view: string,
  lines: readonly Line[],
  gone: readonly boolean[],
  seen: readonly (Seen | undefined)[],
  title = '',
): number[] => [...seriesRows(view, lines, gone), ...ofNotice(view, lines, gone, seen, title)];

/**
 * The indexes of lines that go although a notice says them among its other labels: where to ask, on which day; who edited
 * the page it does not say. Linear.
 */
function ofNotice(
  view: string,
  lines: readonly Line[],
  gone: readonly boolean[],
  seen: readonly (Seen | undefined)[],
  title: string,
): number[] {
  const kept: number[] = [];
  let run: number[] = [];
  const close = () => {
    const going = run.filter((index) => gone[index]);
    if (run.length >= LABELS && 2 * going.length < run.length)
      kept.push(...going.filter((index) => isContactOrDay(seen[index]) && !OF_PAGE.test(textOf(index))));
    run = [];
  };
  const textOf = (index: number) => view.slice(lines[index].looseStart, lines[index].looseEnd).trim();
  for (const { index } of lines) {
    if (LABEL.test(textOf(index))) run.push(index);
    else close();
  }
  close();
  const top = lines.findIndex(({ index }) => !gone[index]);
  const isNotice = NOTICE.test(title) || (top >= 0 && NOTICE.test(textOf(top)));
  const isAlone = (index: number) => index > top && !gone[index - 1] && gone[index + 1] !== true;
  for (const { index } of lines)
    if (isNotice && gone[index] && isAlone(index) && ASKS.test(textOf(index)) && isContactOrDay(seen[index]))
      kept.push(index);
  return kept;
}

/** What an office or a family makes known; whom to ask then stands among its own lines, not among a site's. */
const NOTICE = /讣告|讣闻|公告|通知|通告|启事|公示|答复|招聘|招标|招生|简章|须知|征集|征求意见|倡议/u;
/** The headline of such a text: of more words than an item of a menu, and without a gap. */
const MADE_KNOWN = /^[\p{sc=Han}\d年()·]{9,40}(?:公告|通知|公示|启事|简章|通报|通告)$/u;
const ASKS = /^(?:联系人|(?:联系|咨询|监督|举报|报名|服务)?电话|地址|传真) ?:/u;

/** What the page says of itself, on the same line perhaps. */
const OF_PAGE = /来源|作者|记者|编辑|责编|发布|发表|更新|浏览|阅读|点击/u;

const isContactOrDay = (seen: Seen | undefined): boolean =>
  seen?.judged !== undefined &&
  (seen.judged.rule.pack === 'contact' || seen.judged.rule.id === 'metadata/dateline') &&
  !bySellers(seen.reading.tokens);

/** A question of an interview names who asks, `记者：您怎么看？`; an answer has more words than a name. */
const SAID = /[?]\s*$|:[\p{sc=Han},、]{5,}。["”』」]?\s*$/u;
const CLOCKS = /(?<![\d:])\d{1,2}:\d{2}(?![\d:])/gu;
/** The answers of an examination: `1.B 2.D 3.A`. */
const ANSWERS = /^(?:\d{1,3} ?[.、:-] ?[a-f]{1,4}[ ,;]{0,3}){3,}$/u;
/** A row of a table that is drawn. */
const BOXED = /^[│┃║].*[│┃║]$/u;
const POINTS = /\d分(?!钟|享|之|类)/gu;
const TIMES = 3;

/** Somebody but the site warns, advises, says: `该行提醒客户，请…`. */
const SPEAKS =
  /^(?:该|多家|业内|\p{sc=Han}{0,10}(?:专家|警方|民警|法官|律师|医生|人士|负责人|工作人员|银行|公司|协会|部门|[局厅委院]))\p{sc=Han}{0,5}(?:提醒|表示|建议|呼吁|透露|指出|强调)\p{sc=Han}{0,6}[,:].*[。.]$/u;
/** The headline of a review: `5款免费修图App实测`. */
export const REVIEWS = /(?:\d{1,2}|[两三四五六七八九十])款.{0,20}(?:实测|测评|评测|横评|对比|推荐|盘点)/u;
/** A headline that quotes; behind a colon anything may be quoted. */
const QUOTES = /["“「『][^"“”「」『』]{2,}["”」』]/u;
/** How a sentence in Korean ends, and how many units one has at the least. */
const SENTENCE_END = /\p{sc=Hang}(?:다|요|까)[.?]$/u;
const SENTENCE = 12;
const isSentence = (line: string): boolean => line.length >= SENTENCE && SENTENCE_END.test(line);
/** Whom anybody may call: a public service, which is no site's own number. */
const PUBLIC_SERVICE =
  /^(?!.*(?:本[站网报平]|侵权|版权|转载|网站|稿件)).{6,60}(?:拨打|致电|拨)(?:电话)?(?:12\d{3}|9[56]\d{3}|1[12][0-9])(?:热线|电话)?.{0,14}[。.]$/u;
/** Who speaks in a notice. */
const PARTY =
  /^(?:采购人|招标人|中标人|主办方|承办方|公司|校方|院方|店方|厂方|编者|作者)(?:说明|声明|提示|提醒|注):.{8,}[。.]$/u;
/** What a study says of itself, where a site would say where a text is from. */
const STUDY = /^本(?:文的|研究|调查|报告|课题|项目)/u;

/** Whether a line of the loose view is no junk of its pack by its build: somebody speaks; a programme tells times, a league points, one behind the other. */
export function isOwnLine(line: string, pack: string): boolean {
  const own = line.trim();
  if (BOXED.test(own) || ANSWERS.test(own)) return true;
  if (pack === 'metadata')
    return SAID.test(line) || isSentence(own) || STUDY.test(line) || (!line.includes(':') && QUOTES.test(line));
  if (pack !== 'boilerplate') return false;
  if ([MADE_KNOWN, SPEAKS, PUBLIC_SERVICE, PARTY, REVIEWS].some((pattern) => pattern.test(own))) return true;
  return new Set(line.match(CLOCKS)).size >= TIMES || (line.match(POINTS)?.length ?? 0) >= TIMES;
}

const SIGNATURE = /^[\p{sc=Han}()·、 ]{4,30}$/u;
/** A sentence, or whom to ask. */
const ENDS = /[。.]$|^(?:联系|咨询|监督|举报|报名|服务|值班)?(?:电话|地址|联系人|传真):/u;
/** What an office is not reached by. */
const SELLERS: ReadonlySet<string> = new Set(['qq', 'wechat', 'handle']);
const SIGNED_ON = /^(?:19|20)\d{2}年\d{1,2}月\d{1,2}日$/u;

const bySellers = (tokens: readonly Token[]): boolean => tokens.some(({ kind }) => SELLERS.has(kind));

/** Whether a sentence is the last one of a notice: below it stand who signs, and the day, and no more of the article. */
export function isSigned(view: string, lines: readonly Line[], index: number, tokens: readonly Token[]): boolean {
  if (bySellers(tokens)) return false;
  const [own, by, on] = lines
    .slice(index, index + 3)
    .map(({ looseStart, looseEnd }) => view.slice(looseStart, looseEnd).trim());
  return ENDS.test(own) && SIGNATURE.test(by ?? '') && SIGNED_ON.test((on ?? '').replaceAll(' ', ''));
}
