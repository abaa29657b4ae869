/**
 * A betting site's name put between the words of sentences, again and again: `…、MK体育平台市长…`.
 *
 * A name that a text speaks of is introduced: with, of, called, in quotes; it is in the headline, or the police speak of
 * it. One that was put in stands at random places without any of that. Each place is reported and left: who the sentence is
 * about may have been overwritten.
 */
import { z } from 'zod';
import { looseFold } from '../normalize/folds.ts';
import { onceFor, type Rule, rulesOf } from '../rules/ruleset.ts';
import type { TermSet } from '../rules/vocabulary.ts';
import { fold } from '../text/view.ts';
import { BETWEEN, bareName, ENDING, endingsWeight, hasEnding, isOfPress } from './brand-endings.ts';
import type { Context, Detector, Finding } from './detector.ts';

interface InsertedOptions {
  readonly brands: TermSet;
}

interface Name {
  /** In the loose view. */
  readonly start: number;
  readonly end: number;
  readonly name: string;
}

/** A name in a line that nothing claims, by the line's index. */
interface Mention extends Name {
  readonly line: number;
}

/** So many places, in so many lines, are no chance; so many are looked at. */
const LEAST = { places: 3, lines: 2 };
const MAX_PLACES = 64;
/** What a brand of the list weighs there, and the endings of a name that no list knows: behind letters, behind ideographs. */
const LISTED = 1.5;
const ENDINGS = { letters: 2, ideographs: 3 };
/** Such a share of the places may introduce the name by chance; so many units around them tell what is spoken of. */
const INTRODUCED = 0.3;
const AROUND = 30;

export const insertedNames: Detector = {
  name: 'inserted-name',
  options: ({ set }) => z.strictObject({ brands: set }),
  *detect(context) {
    const [rule] = inserted(context.ruleset);
    if (rule === undefined) return;
    const byName = new Map<string, Mention[]>();
    for (const found of namesIn(context, rule.options.brands))
      byName.set(found.name, [...(byName.get(found.name) ?? []), found]);
    for (const places of byName.values()) {
      const whole = places.length < LEAST.places ? places : widened(context, places);
      if (isInserted(context, whole)) yield* findingsOf(context, rule, whole);
    }
  },
};

const inserted = onceFor((ruleset) => rulesOf<InsertedOptions>(ruleset, insertedNames));

function findingsOf({ text }: Context, rule: Rule, places: readonly Mention[]): Finding[] {
  return places.map(({ start, end, name }) => ({
    rule,
    field: 'text',
    range: text.field.loose.toSource(start, end),
    action: rule.action,
    score: rule.score,
    evidence: { name, places: places.length },
  }));
}

/** What stands before and behind a name at all of its places is a part of it. */
function widened({ text }: Context, places: readonly Mention[]): Mention[] {
  const view = text.field.loose.text;
  const same = (of: (place: Mention) => string) => WORD_UNIT.test(of(places[0])) && new Set(places.map(of)).size === 1;
  let before = 0;
  let behind = 0;
  while (before < WIDEST && same(({ start }) => view[start - before - 1] ?? '')) before += 1;
  while (behind < WIDEST && same(({ end }) => view[end + behind] ?? '')) behind += 1;
  return places.map(({ start, end, line }) => {
    const [from, to] = [start - before, end + behind];
    return { start: from, end: to, name: view.slice(from, to), line };
  });
}

const WIDEST = 10;
const WORD_UNIT = /[\p{L}\p{N}]/u;

/** The names of betting sites in the lines that nothing claims, in two passes: by how they end, and by the list. */
function namesIn(context: Context, brands: TermSet): Mention[] {
  const { text, lines, claimed } = context;
  const view = text.field.loose.text;
  const found = [...builtNames(view), ...listedNames(context, brands)].toSorted((a, b) => a.start - b.start);
  const names: Mention[] = [];
  let line = 0;
  let end = 0;
  for (const name of found) {
    while (line < lines.length - 1 && lines[line].looseEnd < name.end) line += 1;
    if (name.start < end || claimed[lines[line].index] !== undefined || names.length >= MAX_PLACES) continue;
    names.push({ ...name, line });
    end = name.end;
  }
  return names;
}

/** What is played there; each name that no list knows holds one. */
const GAME = /体育|电竞|娱乐|棋牌|彩票|竞技|电玩|真人|博彩|投注|国际/gu;
const BEFORE = /(?:(?<![a-z0-9])[a-z]{1,8}\d{0,4}|\p{sc=Han}{2})$/u;
const LONGEST_NAME = 14;
const ENDINGS_ON = new RegExp(`(?:${BETWEEN}(?:${ENDING})){1,6}`, 'uy');

function* builtNames(view: string): Generator<Name> {
  for (const { index } of view.matchAll(GAME)) {
    const before = BEFORE.exec(view.slice(Math.max(0, index - LONGEST_NAME), index))?.[0];
    ENDINGS_ON.lastIndex = index;
    if (before === undefined || !ENDINGS_ON.test(view)) continue;
    const [start, end] = [index - before.length, ENDINGS_ON.lastIndex];
    const name = view.slice(start, end);
    const least = /^[a-z]/u.test(before) ? ENDINGS.letters : ENDINGS.ideographs;
    if (endingsWeight(view.slice(index, end)) >= least && !isOfPress(name)) yield { start, end, name };
  }
}

/** Brands of the list with an ending, and the endings behind them. */
function* listedNames({ text: { field, hits }, ruleset }: Context, brands: TermSet): Generator<Name> {
  const view = field.loose.text;
  for (let i = 0; i < hits.count; i += 1) {
    const term = hits.terms[i];
    if (brands.loose[term] < LISTED) continue;
    const written = ruleset.vocabulary.loose.terms[term];
    if (!hasEnding(written) || bareName(written).length < 2 || bareName(written) === written) continue;
    ENDINGS_ON.lastIndex = hits.ends[i];
    const end = ENDINGS_ON.test(view) ? ENDINGS_ON.lastIndex : hits.ends[i];
    yield { start: hits.starts[i], end, name: view.slice(hits.starts[i], end) };
  }
}

/** What introduces a name before it, and what goes on about it behind. */
const INTRODUCES = /(?:[与和在由为对是叫的及向跟给被从“"「『《(:]|名为|下载|登录|通过|使用|关注|赞助|品牌|合作|来源)$/u;
const GOES_ON = /^(?:[的是与和及”"」』》(),.、股涨跌升]|上的|方面|表示|宣布|赞助|冠名|公司|集团|网站|记者|\s*$)/u;

/** What is said around a name by those who mean it: crime and the trade itself, sponsors, companies. */
const SPEAKS =
  /[赌诈骗罪]|警方|公安|法院|涉案|违法|非法|博彩|棋牌|彩票|赞助|冠名|签约|合同|球衣|代言|广告|商标|网站|平台|用户|注册|app|品牌|股份|公司|旗下|股价|股票|涨幅|跌幅|港元|营收|赛事|战队|俱乐部/u;

function isInserted({ text, title, headline }: Context, places: readonly Mention[]): boolean {
  const view = text.field.loose.text;
  if (places.length < LEAST.places) return false;
  const [{ name }] = places;
  const inLines = new Set(places.map(({ line }) => line));
  if (inLines.size < LEAST.lines) return false;
  if (isNamedAbove({ title, headline, text }, bareName(name))) return false;
  const introduced = places.filter(
    ({ start, end }) =>
      INTRODUCES.test(view.slice(Math.max(0, start - 2), start)) || GOES_ON.test(view.slice(end, end + 2)),
  );
  if (introduced.length > INTRODUCED * places.length) return false;
  return !places.some(({ start, end }) =>
    SPEAKS.test(view.slice(Math.max(0, start - AROUND), end + AROUND).replaceAll(name, '')),
  );
}

/** Whether the headline is about it. */
function isNamedAbove({ title, headline, text }: Pick<Context, 'title' | 'headline' | 'text'>, name: string): boolean {
  if (headline === undefined) return false;
  const field = headline.field === 'title' ? title?.field : text.field;
  const value = headline.field === 'html' ? headline.value : (field?.text.slice(...headline.range) ?? '');
  return fold(value, looseFold()).text.includes(name);
}
