/**
 * EUC-KR as the web means it: with the 8,822 further syllables of Unified Hangul Code, which the runtime's decoder does
 * not know. They are the syllables of Unicode that KS X 1001 leaves out, in order, in the code positions that it leaves
 * free, in order; so the table need not be stored.
 */

const FIRST_SYLLABLE = 0xac00;
const SYLLABLES = 11_172;

let extension: Uint16Array | undefined;

/** The extension, indexed by (lead - 0x81) * 256 + trail; 0 where there is none. */
function uhc(): Uint16Array {
  if (extension !== undefined) return extension;
  const decoder = new TextDecoder('euc-kr');
  const standard = new Set<number>();
  for (let lead = 0xb0; lead <= 0xc8; lead += 1) {
    for (let trail = 0xa1; trail <= 0xfe; trail += 1)
      standard.add(decoder.decode(Uint8Array.of(lead, trail)).charCodeAt(0));
  }
  const free = freePositions();
  extension = new Uint16Array(256 * (0xc7 - 0x81));
  let next = 0;
  for (let unit = FIRST_SYLLABLE; unit < FIRST_SYLLABLE + SYLLABLES; unit += 1) {
    if (standard.has(unit)) continue;
    extension[free[next]] = unit;
    next += 1;
  }
  return extension;
}

function freePositions(): number[] {
  const free: number[] = [];
  for (let lead = 0x81; lead <= 0xc6; lead += 1) {
    const last = lead <= 0xa0 ? 0xfe : 0xa0;
    for (let trail = 0x41; trail <= last; trail += 1) {
      if ((trail > 0x5a && trail < 0x61) || (trail > 0x7a && trail < 0x81)) continue;
      free.push((lead - 0x81) * 256 + trail);
    }
  }
  return free;
}

/** `bytes` as EUC-KR with the extension. Linear. */
export function decodeKorean(bytes: Uint8Array): string {
  const decoder = new TextDecoder('euc-kr');
  const parts: string[] = [];
  let from = 0;
  for (let i = 0; i < bytes.length; i += 1) {
    if (bytes[i] < 0x81) continue;
    const unit = i + 1 < bytes.length && bytes[i] <= 0xc6 ? uhc()[(bytes[i] - 0x81) * 256 + bytes[i + 1]] : 0;
    if (unit !== 0) {
      if (i > from) parts.push(decoder.decode(bytes.subarray(from, i)));
      parts.push(String.fromCharCode(unit));
      from = i + 2;
    }
    // A pair is passed over whole: its trail byte begins nothing.
    i += 1;
  }
  if (from < bytes.length) parts.push(decoder.decode(bytes.subarray(from)));
  return parts.join('');
}
