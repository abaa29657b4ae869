/** What became of each run: the text that was hit, glosses aside, held against the repaired one. */
import type { Damaged } from './restoration-run.ts';

/** exact: as it was; flagged: what could not be told is a marker, the rest as it was; missed: as received; wrong: else. */
export type Outcome = 'exact' | 'flagged' | 'missed' | 'wrong';

/** Two texts side by side: for each unit of the first, where it stands in the second, or -1. */
function aligned(first: string, second: string): Int32Array {
  const places = new Int32Array(first.length + 1).fill(-1);
  places[first.length] = second.length;
  let [i, j] = [0, 0];
  while (i < first.length && j < second.length) {
    if (first[i] === second[j]) {
      places[i] = j;
      i += 1;
      j += 1;
    } else {
      const [di, dj] = detour(first, second, i, j);
      i += di;
      j += dj;
    }
  }
  return places;
}

const MAX_DETOUR = 160;
const SURE = 4;

/** The shortest way past a difference to where both agree again. */
function detour(first: string, second: string, i: number, j: number): [number, number] {
  for (let sum = 1; sum <= MAX_DETOUR; sum += 1) {
    for (let di = Math.ceil(sum / 2), turn = 0; turn <= sum; turn += 1) {
      di = turn % 2 === 0 ? di + turn : di - turn;
      const dj = sum - di;
      if (di < 0 || dj < 0) continue;
      const next = first.slice(i + di, i + di + SURE);
      if (next.length > 0 && second.startsWith(next, j + dj)) return [di, dj];
    }
  }
  return [first.length, second.length];
}

const UNTOLD = /[?\ufffd]/;
const READING = /\([a-zāáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜü]+\)/g;

/** The outcome of each run of `damaged`, up to the next, given the repaired text. Glosses are left out of both. */
export function outcomes({ glossed, text, runs }: Damaged, repaired: string): Outcome[] {
  const inside = runs.map(({ start, end }, i) =>
    [start, Math.min(end, runs[i + 1]?.start ?? end)].map((at) => glossed.slice(0, at).replace(READING, '').length),
  );
  const plain = glossed.replaceAll(READING, '');
  const [after, received] = [repaired, text].map((one) => one.replaceAll(READING, ''));
  const [toAfter, toReceived] = [aligned(plain, after), aligned(plain, received)];
  return inside.map(([start, end]) => {
    const [was, is] = [plain.slice(start, end), part(after, toAfter, start, end)];
    if (was === is) return 'exact';
    if (isFlagged(was, is)) return 'flagged';
    return is === part(received, toReceived, start, end) ? 'missed' : 'wrong';
  });
}

/** What stands in place of `[start, end)`, from behind the last unit before it that has a place to the first after it. */
function part(text: string, places: Int32Array, start: number, end: number): string {
  let [before, after] = [start - 1, end];
  while (before >= 0 && places[before] < 0) before -= 1;
  while (places[after] < 0) after += 1;
  return text.slice(before < 0 ? 0 : places[before] + 1, places[after]);
}

/** Whether all that is not a marker is as it was, and no marker stands for more than two characters. */
function isFlagged(was: string, is: string): boolean {
  if (!UNTOLD.test(is)) return false;
  const pattern = is.replace(/[.*+^${}()|[\]\\]/g, '\\$&').replace(/\\?[?\ufffd]/g, '[^]{0,2}');
  return new RegExp(`^${pattern}$`).test(was);
}
