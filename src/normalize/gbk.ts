/**
 * GBK, both ways, as two tables of 65,536 entries, built at the first question by decoding all 23,940 byte pairs
 * (some 5 ms). The runtime's gb18030 maps each pair to one code unit of its own, private use included.
 */
export interface Gbk {
  /** By lead << 8 | trail: the code unit, or 0. */
  readonly unitOf: Uint16Array;
  /** By code unit: lead << 8 | trail, or the byte where it is one byte, or 0 where GBK does not have it. */
  readonly bytesOf: Uint16Array;
}

export function gbk(): Gbk {
  built ??= build();
  return built;
}

let built: Gbk | undefined;

/** Characters that other converters have for a pair: middle dot, wave dash. */
const ALIASES: readonly (readonly [unit: number, bytes: number])[] = [
  [0x30fb, 0xa1a4],
  [0x2022, 0xa1a4],
  [0x301c, 0xa1ab],
];

function build(): Gbk {
  const pairs: number[] = [];
  for (let lead = 0x81; lead <= 0xfe; lead += 1) {
    for (let trail = 0x40; trail <= 0xfe; trail += 1) if (trail !== 0x7f) pairs.push((lead << 8) | trail);
  }
  const bytes = new Uint8Array(pairs.length * 3);
  pairs.forEach((pair, i) => {
    bytes.set([pair >> 8, pair & 0xff, 0x0a], i * 3);
  });
  const decoded = new TextDecoder('gb18030').decode(bytes).split('\n');
  const unitOf = new Uint16Array(0x10000);
  const bytesOf = new Uint16Array(0x10000);
  for (let byte = 1; byte < 0x80; byte += 1) bytesOf[byte] = byte;
  bytesOf[0x80] = 0x80;
  pairs.forEach((pair, i) => {
    const unit = decoded[i].charCodeAt(0);
    if (decoded[i].length !== 1 || unit === 0xfffd) return;
    unitOf[pair] = unit;
    if (bytesOf[unit] === 0) bytesOf[unit] = pair; // U+3000 stands twice: at A1A1 and, for compatibility, at A3A0
  });
  for (const [unit, pair] of ALIASES) if (bytesOf[unit] === 0) bytesOf[unit] = pair;
  return { unitOf, bytesOf };
}
