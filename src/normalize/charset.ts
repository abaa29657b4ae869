/**
 * Byte encodings both ways, from the runtime's decoders: what bytes a character was, and what characters bytes are.
 *
 * A table for encoding is made by decoding every byte and byte pair once, at the first question. gb18030 stands for GBK
 * and GB 2312, windows-1252 for Latin-1 (whose C1 controls are the bytes that it leaves out).
 */
import { gbk } from './gbk.ts';

export const READ_AS = ['gb18030', 'windows-1252', 'big5'] as const;
export type ReadAs = (typeof READ_AS)[number];

/** The bytes that `text` was when it was decoded as `label`, or undefined where a character was not. */
export function encode(text: string, label: ReadAs): Uint8Array | undefined {
  const table = encoder(label);
  const bytes = new Uint8Array(text.length * 2);
  let end = 0;
  for (let i = 0; i < text.length; i += 1) {
    const code = table[text.charCodeAt(i)];
    if (code === 0 && text.charCodeAt(i) !== 0) return undefined;
    if (code > 0xff) {
      bytes[end] = code >> 8;
      end += 1;
    }
    bytes[end] = code & 0xff;
    end += 1;
  }
  return bytes.subarray(0, end);
}

/** `bytes` as `label`, or undefined where they are not. */
export function decode(bytes: Uint8Array, label: string): string | undefined {
  try {
    return new TextDecoder(label, { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

const encoders = new Map<ReadAs, Uint16Array>();

function encoder(label: ReadAs): Uint16Array {
  const known = encoders.get(label);
  if (known !== undefined) return known;
  const built = label === 'gb18030' ? gbk().bytesOf : label === 'big5' ? pairsOf(label) : singlesOf(label);
  encoders.set(label, built);
  return built;
}

function singlesOf(label: ReadAs): Uint16Array {
  const table = new Uint16Array(0x10000);
  const decoder = new TextDecoder(label);
  for (let byte = 0x80; byte < 0x100; byte += 1) table[byte] = byte;
  for (let byte = 1; byte < 0x100; byte += 1) table[decoder.decode(new Uint8Array([byte])).charCodeAt(0)] = byte;
  return table;
}

function pairsOf(label: ReadAs): Uint16Array {
  const table = singlesOf(label).fill(0, 0x80);
  const decoder = new TextDecoder(label);
  for (let lead = 0x81; lead <= 0xfe; lead += 1) {
    for (let trail = 0x40; trail <= 0xfe; trail += 1) {
      const decoded = decoder.decode(new Uint8Array([lead, trail]));
      const unit = decoded.charCodeAt(0);
      if (decoded.length === 1 && unit !== 0xfffd && table[unit] === 0) table[unit] = (lead << 8) | trail;
    }
  }
  return table;
}
