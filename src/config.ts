/**
 * The settings: one table of names, defaults and meanings, and the only reader of the environment.
 *
 * A setting comes from a flag of the command line, else from the environment, else from the table. Durations are
 * milliseconds and sizes bytes once they are read. `readConfig` answers with everything right or throws with every fault.
 *
 * Longer than 200 lines because the table is: what a setting means and what it may be belong in one place.
 */
import { closest, distance } from 'fastest-levenshtein';
import { SCRIPT_MODES } from './contract/article.ts';
import { WinnowError } from './contract/errors.ts';
import { clipped, shown } from './text/unicode.ts';

export const LOG_LEVELS = ['debug', 'info', 'warn', 'error', 'silent'] as const;
export type LogLevel = (typeof LOG_LEVELS)[number];

/** Units and what they count. A bare number means seconds and bytes. */
const DURATIONS = { ms: 1, s: 1000, m: 60_000, h: 3_600_000, d: 86_400_000 };
const SIZES = { B: 1, KiB: 1024, MiB: 1024 * 1024 };

/** What a text stands for, or what would be allowed in its place. */
type Parsed<T> = { readonly value: T } | { readonly allowed: string };

interface Setting<T> {
  readonly name: `WINNOW_${string}`;
  /** The default as a person would write it; empty for none. */
  readonly standard: string;
  readonly meaning: string;
  readonly parse: (text: string) => Parsed<T>;
  /** Whether the value is a secret: then a fault never quotes it. */
  readonly secret?: boolean;
}

const SETTINGS = {
  redisUrl: {
    name: 'WINNOW_REDIS_URL',
    standard: '',
    meaning: 'the Redis to use, `redis://` or `rediss://`; without it the private one of `WINNOW_HOME`',
    parse: redisUrl,
    secret: true,
  },
  home: {
    name: 'WINNOW_HOME',
    standard: '.winnow',
    meaning: 'folder of the private Redis: its program, its data and where it listens',
    parse: (text) => ({ value: text }),
  },
  prefix: {
    name: 'WINNOW_PREFIX',
    standard: '{winnow}',
    meaning: 'begins every key in Redis; the braces keep the keys of one service in one slot of a cluster',
    parse: prefix,
  },
  concurrency: {
    name: 'WINNOW_CONCURRENCY',
    standard: '10',
    meaning: 'pages in work at once in one process; more than one hides the round trips to Redis',
    parse: whole(1, 1000),
  },
  processes: {
    name: 'WINNOW_PROCESSES',
    standard: '1',
    meaning: 'worker processes that `winnow work` and `npm start` keep running; one a core',
    parse: whole(1, 64),
  },
  attempts: {
    name: 'WINNOW_ATTEMPTS',
    standard: '5',
    meaning: 'tries of a page that fails by its own fault; outages of Redis use up none',
    parse: whole(1, 20),
  },
  remember: {
    name: 'WINNOW_REMEMBER',
    standard: '7d',
    meaning: 'how long a page id is remembered and so moderated once',
    parse: duration(1000),
  },
  reviewDays: {
    name: 'WINNOW_REVIEW_DAYS',
    standard: '30',
    meaning: 'days that a page with verdict review or block is kept with its article',
    parse: whole(1, 3650),
  },
  reviewMax: {
    name: 'WINNOW_REVIEW_MAX',
    standard: '10000',
    meaning: 'pages kept for review at most; the oldest goes first and the log says so',
    parse: whole(1, 10_000_000),
  },
  failedDays: {
    name: 'WINNOW_FAILED_DAYS',
    standard: '30',
    meaning: 'days that a page which could not be processed is kept',
    parse: whole(1, 3650),
  },
  failedMax: {
    name: 'WINNOW_FAILED_MAX',
    standard: '10000',
    meaning: 'failed pages kept at most; the oldest goes first',
    parse: whole(1, 10_000_000),
  },
  maxContent: {
    name: 'WINNOW_MAX_CONTENT',
    standard: '5MiB',
    meaning: 'content of a page at most; a larger one is refused at the door',
    parse: size(1, 64 * 1024 * 1024),
  },
  grace: {
    name: 'WINNOW_GRACE',
    standard: '8s',
    meaning: 'how long pages in work may take to finish after SIGTERM or SIGINT',
    parse: duration(0),
  },
  deadline: {
    name: 'WINNOW_DEADLINE',
    standard: '10s',
    meaning: 'how long one page may take before it fails as `page/deadline`; `0` for no limit',
    parse: duration(0),
  },
  script: {
    name: 'WINNOW_SCRIPT',
    standard: 'restore',
    meaning: `the script of emitted text: ${SCRIPT_MODES.join(', ')}`,
    parse: oneOf(SCRIPT_MODES),
  },
  rules: {
    name: 'WINNOW_RULES',
    standard: '',
    meaning: 'folder of rules that add to the built-in packs; the same ruleId replaces',
    parse: optional,
  },
  onlyRules: {
    name: 'WINNOW_ONLY_RULES',
    standard: '',
    meaning: 'folder of rules that replaces the built-in packs',
    parse: optional,
  },
  rulesPoll: {
    name: 'WINNOW_RULES_POLL',
    standard: '2s',
    meaning: 'how often a worker looks whether a folder of rules has changed; `0` for never',
    parse: interval,
  },
  hitsDays: {
    name: 'WINNOW_HITS_DAYS',
    standard: '30',
    meaning: 'days that is kept how often each rule found something',
    parse: whole(1, 366),
  },
  logLevel: {
    name: 'WINNOW_LOG_LEVEL',
    standard: 'info',
    meaning: `what the log says: ${LOG_LEVELS.join(', ')}`,
    parse: oneOf(LOG_LEVELS),
  },
  batch: {
    name: 'WINNOW_BATCH',
    standard: '100',
    meaning: 'pages that `winnow enqueue` sends at once',
    parse: whole(1, 1000),
  },
} as const satisfies Record<string, Setting<unknown>>;

type Field = keyof typeof SETTINGS;
type ValueOf<F extends Field> = Extract<ReturnType<(typeof SETTINGS)[F]['parse']>, { value: unknown }>['value'];

export type SettingName = (typeof SETTINGS)[Field]['name'];

/** What is in force. Durations in milliseconds, sizes in bytes. */
export type Config = { readonly [F in Field]: ValueOf<F> } & {
  /**
   * The process of npm, where npm started this one: npm does not pass SIGTERM on in every case, so that its end is the
   * signal. The script in package.json names it by `npm_winnow_parent`, since npm may be gone, and another process the parent,
   * before this one can look; under `npx`, which has no such script, it is the parent that is found here.
   */
  readonly npmParent: number | undefined;
};

const FIELDS = Object.keys(SETTINGS) as Field[];

/**
 * The settings in force: `flags` by setting name win over the environment. Throws a WinnowError `config/invalid` that
 * lists every fault, one a line: wrong values and names that begin with WINNOW_ but are none.
 */
export function readConfig(
  flags: Partial<Record<SettingName, string>> = {},
  environment: Readonly<Record<string, string | undefined>> = process.env,
): Config {
  const faults = unknownNames(environment);
  const values: Partial<Record<Field, unknown>> = {};
  for (const field of FIELDS) {
    const { name, standard, parse, ...rest }: Setting<unknown> = SETTINGS[field];
    const text = flags[name as SettingName] ?? (environment[name] || standard);
    const parsed = parse(text);
    if ('value' in parsed) values[field] = parsed.value;
    else faults.push(`${name}: must be ${parsed.allowed}${rest.secret ? '' : `, found ${quoted(text)}`}`);
  }
  if (faults.length > 0) throw new WinnowError('config/invalid', faults.join('\n'));
  return Object.freeze({ ...values, npmParent: npmParentOf(environment) }) as Config;
}

/** As package.json sets it: the shell of the script knows its parent from its first moment on. */
const NPM_PARENT = 'npm_winnow_parent';

function npmParentOf(environment: Readonly<Record<string, string | undefined>>): number | undefined {
  if (environment.npm_lifecycle_event === undefined) return undefined;
  const named = environment[NPM_PARENT] ?? '';
  return /^[1-9]\d{0,9}$/.test(named) ? Number(named) : process.ppid;
}

export interface SettingRow {
  readonly name: SettingName;
  /** As a person would write it; empty for none. */
  readonly value: string;
  readonly meaning: string;
}

/** Every setting with its default, for the table of the README. */
export function settingRows(): SettingRow[] {
  return FIELDS.map((field) => {
    const { name, standard, meaning } = SETTINGS[field];
    return { name, value: standard, meaning };
  });
}

/** Every setting with what is in force, secrets masked. */
export function shownConfig(config: Config): (SettingRow & { readonly isDefault: boolean })[] {
  const standard = readConfig({}, {});
  return FIELDS.map((field) => {
    const { name, meaning } = SETTINGS[field];
    return { name, value: shownValue(field, config[field]), meaning, isDefault: config[field] === standard[field] };
  });
}

/** A Redis URL without its password, for logs and people. */
export function maskedUrl(url: string): string {
  if (!URL.canParse(url)) return '***';
  const { protocol, username, password, host, pathname } = new URL(url);
  const who = password === '' ? username : `${username}:***`;
  return `${protocol}//${who === '' ? '' : `${who}@`}${host}${pathname}`;
}

function shownValue(field: Field, value: unknown): string {
  if (value === undefined) return '';
  if (field === 'redisUrl') return maskedUrl(String(value));
  if (['remember', 'grace', 'deadline', 'rulesPoll'].includes(field)) return inUnits(Number(value), DURATIONS);
  return field === 'maxContent' ? inUnits(Number(value), SIZES) : String(value);
}

function unknownNames(environment: Readonly<Record<string, string | undefined>>): string[] {
  const known: string[] = FIELDS.map((field) => SETTINGS[field].name);
  const strangers = Object.keys(environment).filter((name) => name.startsWith('WINNOW_') && !known.includes(name));
  return strangers.map((name) => {
    const near = closest(name, known);
    const hint = distance(name, near) <= 4 ? `; did you mean ${near}?` : '';
    return `${clipped(shown(name), 80)}: is not a setting${hint}`;
  });
}

const quoted = (text: string): string => JSON.stringify(clipped(shown(text), 80));

/** `value` with the largest unit that divides it. */
function inUnits(value: number, units: Readonly<Record<string, number>>): string {
  const fitting = Object.entries(units).filter(([, factor]) => value >= factor && value % factor === 0);
  const [unit, factor] = fitting.at(-1) ?? ['', 1];
  return `${value / factor}${unit}`;
}

function amount(text: string, units: Readonly<Record<string, number>>): number {
  const [, digits, given = ''] = /^(\d{1,12})([A-Za-z]*)$/.exec(text) ?? [];
  const bare = 's' in units ? 's' : 'B';
  const unit = Object.keys(units).find((name) => name.toLowerCase() === (given || bare).toLowerCase());
  return unit === undefined ? Number.NaN : Number(digits) * units[unit];
}

function duration(least: number): (text: string) => Parsed<number> {
  return (text) => {
    const value = amount(text, DURATIONS);
    if (value >= least && value <= 3650 * DURATIONS.d) return { value };
    return { allowed: `a duration like 500ms, 30s, 15m, 12h or 7d, at least ${inUnits(least, DURATIONS)}` };
  };
}

/** From so often that a change is seen at once to so seldom that it can be forgotten. */
function interval(text: string): Parsed<number> {
  const value = amount(text, DURATIONS);
  if (value === 0 || (value >= 100 && value <= DURATIONS.h)) return { value };
  return { allowed: 'a duration from 100ms to 1h, or 0' };
}

function size(least: number, most: number): (text: string) => Parsed<number> {
  return (text) => {
    const value = amount(text, SIZES);
    if (value >= least && value <= most) return { value };
    return { allowed: `a size like 500000, 512KiB or 5MiB, at most ${inUnits(most, SIZES)}` };
  };
}

function whole(least: number, most: number): (text: string) => Parsed<number> {
  return (text) => {
    const value = /^\d{1,9}$/.test(text) ? Number(text) : Number.NaN;
    return value >= least && value <= most ? { value } : { allowed: `a whole number from ${least} to ${most}` };
  };
}

function oneOf<T extends string>(values: readonly T[]): (text: string) => Parsed<T> {
  return (text) => {
    const value = values.find((candidate) => candidate === text);
    return value === undefined ? { allowed: `one of ${values.join(', ')}` } : { value };
  };
}

function optional(text: string): Parsed<string | undefined> {
  return { value: text === '' ? undefined : text };
}

function redisUrl(text: string): Parsed<string | undefined> {
  if (text === '') return { value: undefined };
  const isRedis = URL.canParse(text) && ['redis:', 'rediss:'].includes(new URL(text).protocol);
  return isRedis ? { value: text } : { allowed: 'a URL that begins with redis:// or rediss://' };
}

function prefix(text: string): Parsed<string> {
  if (/^[\w.-]{0,32}\{[\w.-]{1,32}\}[\w.-]{0,32}$/.test(text)) return { value: text };
  return { allowed: 'letters, digits, . _ - with one part in braces, like {winnow} or {winnow-2}' };
}
