/** Reads the tokens of a script, layer after layer, for `script.ts`. */
import { opensCalled } from './js-calls.ts';
import { decodedDigits } from './js-digits.ts';
import { withPlainMembers } from './js-members.ts';
import { type JsToken, jsTokens } from './js-tokens.ts';
import { valueAt } from './js-values.ts';
import { unpackedAt } from './packed.ts';
import { CLASS_NAMES, classesAt, type GivenClasses } from './script-classes.ts';
import type { ScriptFacts, TitleWrite } from './script-facts.ts';
import { mayTest, namesEngine } from './script-guards.ts';
import { HIDING_NAMES, hiddenAt } from './script-hiding.ts';
import { INSERTING, insertedAt } from './script-inserts.ts';
import { ScriptNames } from './script-names.ts';
import { redirectAt } from './script-redirects.ts';
import { titlesAt } from './title-values.ts';
import { elementWritten, memberAssigned, titleAssigned, titleNamed } from './title-writes.ts';
import { scriptIn } from './written.ts';

/** All layers of a script together. */
const MAX_READ = 1 << 20;
const MAX_LAYERS = 4;
const MAX_FACTS = 64;
/** The names that say something. */
const WATCHED = new Set(
  'userAgent referrer eval Function setTimeout write writeln title style setAttribute hide css location innerHTML innerText textContent nodeValue text html append prepend insertAdjacentHTML insertRule addRule createTextNode remove hidden removeChild className classList addClass visibilitychange onblur onfocus blur hashchange popstate beforeunload'.split(
    ' ',
  ),
);
const EVENTS = new Set('visibilitychange onblur onfocus blur hashchange popstate beforeunload'.split(' '));

/** The facts of a script as they are gathered, layer after layer. */
export class ScriptReader {
  readonly #titleWrites: TitleWrite[] = [];
  readonly #written: string[] = [];
  readonly #hidden: string[] = [];
  readonly #classed: GivenClasses[] = [];
  readonly #redirects: string[] = [];
  readonly #known = new ScriptNames();
  #agent = false;
  #referrer = false;
  #engine = false;
  /** The script may test the user agent or the referrer: its strings are looked at. */
  #tests = false;
  #layers = 0;
  #onEvent = false;
  #budget = MAX_READ;
  /** How often a title that is written was looked for. */
  #titleReads = 0;

  facts(): ScriptFacts {
    const guards: ('user-agent' | 'referrer')[] = [];
    if (this.#engine && this.#agent) guards.push('user-agent');
    if (this.#engine && this.#referrer) guards.push('referrer');
    return {
      titleWrites: this.#titleWrites,
      written: this.#written,
      hidden: this.#hidden,
      classed: this.#classed,
      redirects: this.#redirects,
      guards,
      layers: this.#layers,
      onEvent: this.#onEvent,
    };
  }

  read(source: string, layer: number, origin: number) {
    this.#budget -= source.length;
    if (layer > MAX_LAYERS || this.#budget < 0) return;
    this.#layers = Math.max(this.#layers, layer);
    this.#tests ||= mayTest(source);
    const tokens = withPlainMembers(jsTokens(source));
    // A function that is called where it stands is read as if it were not there.
    const functions: boolean[] = [];
    let depth = 0;
    for (let i = 0; i < tokens.length; i += 1) {
      const token = tokens[i];
      if (token.value === '{' && token.kind === 'mark') {
        functions.push(!opensCalled(tokens, i));
        if (functions[functions.length - 1]) depth += 1;
      } else if (token.value === '}' && token.kind === 'mark') {
        if (functions.pop() !== false) depth -= 1;
      } else this.#token(tokens, i, layer, layer === 0 ? token.start : origin, depth);
    }
  }

  #token(tokens: readonly JsToken[], i: number, layer: number, at: number, depth: number) {
    const token = tokens[i];
    if (token.value === 'title' && token.kind === 'string')
      this.#titles(tokens, titleNamed(tokens, i, this.#known.documents), layer, at);
    if (token.kind === 'string' || token.kind === 'regexp') {
      if (this.#tests) this.#engine ||= namesEngine(token);
      if (EVENTS.has(token.value)) this.#onEvent = true;
      return;
    }
    if (token.kind !== 'name') return;
    if (tokens[i + 1]?.value === '=') this.#known.assign(tokens, i);
    else if (tokens[i + 2]?.value === '=' && tokens[i + 1]?.value === '+') this.#known.add(tokens, i);
    if (token.value === 'function') this.#known.declare(tokens, i);
    if (token.value === 'forEach' || token.value === 'each') this.#known.loop(tokens, i);
    const { documents, values } = this.#known;
    this.#titles(tokens, memberAssigned(tokens, i, documents, values), layer, at);
    if (!WATCHED.has(token.value)) return;
    if (EVENTS.has(token.value)) this.#onEvent = true;
    if (token.value === 'userAgent') this.#agent = true;
    else if (token.value === 'referrer') this.#referrer = true;
    else if (/^(eval|Function|setTimeout)$/.test(token.value)) this.#evaluated(tokens, i, layer, at);
    else if (token.value === 'write' || token.value === 'writeln') this.#writes(tokens, i, layer, at);
    else if (token.value === 'title') this.#titles(tokens, titleAssigned(tokens, i, documents), layer, at);
    else if (token.value === 'location') this.#location(tokens, i);
    else if (/^(innerHTML|innerText|textContent|nodeValue|text|html)$/.test(token.value))
      this.#titles(tokens, elementWritten(tokens, i), layer, at);
    if (HIDING_NAMES.has(token.value)) this.#hides(tokens, i, depth);
    if (CLASS_NAMES.has(token.value)) this.#classes(tokens, i, depth);
    if (INSERTING.has(token.value)) this.#inserts(tokens, i);
  }

  /** Markup or a style rule that it puts into the page. */
  #inserts(tokens: readonly JsToken[], i: number) {
    const markup = this.#written.length < MAX_FACTS ? insertedAt(tokens, i, this.#known.values) : undefined;
    if (markup !== undefined) this.#written.push(markup);
  }

  #evaluated(tokens: readonly JsToken[], i: number, layer: number, at: number) {
    const packed = unpackedAt(tokens, i);
    if (packed !== undefined) {
      this.read(packed, layer + 1, at);
      return;
    }
    if (tokens[i + 1]?.value !== '(') return;
    const value = valueAt(tokens, i + 2, this.#known.values);
    if (value !== undefined) this.read(value.text, layer + 1, at);
  }

  #writes(tokens: readonly JsToken[], i: number, layer: number, at: number) {
    if (tokens[i - 1]?.value !== '.' || tokens[i - 2]?.value !== 'document' || tokens[i + 1]?.value !== '(') return;
    const value = valueAt(tokens, i + 2, this.#known.values);
    if (this.#written.length >= MAX_FACTS) return;
    if (value === undefined) {
      this.#written.push(...decodedDigits(tokens));
      return;
    }
    this.#written.push(value.text);
    const script = scriptIn(value.text);
    if (script.trim() !== '') this.read(script, layer + 1, at);
    const title = /<title[^<>]*>([^<]*)/i.exec(value.text)?.[1];
    if (title !== undefined) this.#addTitle(title, layer, at);
  }

  /** The titles that the value at token `value` may give; of a script so many are asked for. */
  #titles(tokens: readonly JsToken[], value: number | undefined, layer: number, at: number) {
    if (value === undefined) return;
    this.#titleReads += 1;
    if (this.#titleReads > MAX_FACTS) return;
    for (const title of titlesAt(tokens, value, this.#known.values)) this.#addTitle(title, layer, at);
  }

  #addTitle(text: string, layer: number, at: number) {
    const value = text.trim();
    if (value !== '' && value.length <= 4096 && this.#titleWrites.length < MAX_FACTS) {
      this.#titleWrites.push({ value, at, layers: layer });
    }
  }

  /** Outside every function it hides as the page loads. */
  #hides(tokens: readonly JsToken[], i: number, depth: number) {
    if (depth > 0 || this.#hidden.length >= MAX_FACTS) return;
    const selector = hiddenAt(tokens, i, this.#known.values, this.#known.elements);
    if (selector !== undefined) this.#hidden.push(selector);
  }

  #classes(tokens: readonly JsToken[], i: number, depth: number) {
    if (depth > 0 || this.#classed.length >= MAX_FACTS) return;
    const given = classesAt(tokens, i, this.#known.values, this.#known.elements);
    if (given !== undefined) this.#classed.push(given);
  }

  #location(tokens: readonly JsToken[], i: number) {
    const href = redirectAt(tokens, i, this.#known.values);
    if (href !== undefined && this.#redirects.length < MAX_FACTS) this.#redirects.push(href.slice(0, 2048));
  }
}
