/** What stands at the end of a line by chance, where the like stood before the headline with what was injected. */
import type { Range } from '../text/edits.ts';

/** Letters and digits behind a box, or pictures: `▋&g6Fd`, `🎰`; stars. */
const NOISE =
  /(?<!\s)\s*(?:(?:[▋▊█▌▍▎▏◆■☰][\s&#;]{0,4}|&#?)[a-z0-9]{2,8}[;=]{0,2}|[\u{1f000}-\u{1faff}]{1,8}|(?<!\*)\*{2,20})$/iu;
const STARS = /\*{2}$/u;
const NOISY = /[▋▊█▌▍▎▏◆■☰\u{1f000}-\u{1faff}]/u;

/** `ends`, which go, with the noise behind the headline where one end before it has some. Linear. */
export function withNoise(value: string, ends: Range[]): Range[] {
  const isNoisy = ends.length === 1 && ends[0][0] === 0 && (NOISY.test(value.slice(...ends[0])) || STARS.test(value));
  const noise = isNoisy ? NOISE.exec(value.slice(ends[0][1])) : null;
  return noise === null ? ends : [...ends, [ends[0][1] + noise.index, value.length]];
}
