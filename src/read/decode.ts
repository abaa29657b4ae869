/**
 * Bytes to text: by byte order mark, then the Content-Type header, then what the markup declares, then detection.
 *
 * A declaration is believed only where the bytes bear it out. Text that is valid UTF-8 with characters beyond ASCII is
 * UTF-8 whatever is declared (random text of another encoding almost never is), and a declared encoding that leaves
 * holes or reads as no language gives way to the one that reads best; `evidence.mislabelled` says so. Every label of the
 * GB family is decoded as GB18030, which holds them all. Linear; at most seven decodings of a sample.
 */
import { type Declaration, declaredCharset } from './charset.ts';
import { type Likelihood, likelihoods, SAMPLE } from './likelihood.ts';
import { decodeKorean } from './uhc.ts';

export interface Decoded {
  readonly text: string;
  /** The WHATWG name of what the bytes were decoded with. */
  readonly encoding: string;
  /** The WHATWG name of what was declared, where anything was that is known. */
  readonly declared?: string;
  readonly evidence: {
    /** What decided. */
    readonly by: 'bom' | 'content-type' | 'meta' | 'detection' | 'default';
    /** The label as it was written. */
    readonly label?: string;
    /** The bytes are of another encoding than the declared one. */
    readonly mislabelled: boolean;
    /** Characters that could not be decoded, now U+FFFD. */
    readonly replaced: number;
    /** How well the encodings that were tried read, where any were. */
    readonly likelihoods?: Readonly<Record<string, Likelihood>>;
  };
}

/** Below this share of common characters an encoding does not read as its language. */
const READABLE = 0.25;
/** Declared UTF-8 with a few broken sequences is damaged UTF-8. */
const DAMAGED = 0.05;

/** Never throws. `contentType` is the HTTP header. */
export function decode(bytes: Uint8Array, contentType?: string): Decoded {
  const declaration = declaredCharset(bytes, contentType);
  const bom = byteOrderMark(bytes);
  if (bom !== undefined) return decoded(bytes, bom, 'bom', declaration);
  if (isAscii(bytes))
    return decoded(bytes, declaration?.encoding ?? 'utf-8', declaration?.by ?? 'default', declaration);
  const wide = utf16Of(bytes);
  if (wide !== undefined) return decoded(bytes, wide, 'detection', declaration);
  return byLanguage(bytes, declaration);
}

function byLanguage(bytes: Uint8Array, declaration: Declaration | undefined): Decoded {
  const utf8 = utf8Quality(bytes);
  const declared = declaration?.encoding;
  if (utf8.broken === 0 && (declared === undefined || declared === 'utf-8' || utf8.sequences >= 8)) {
    return decoded(bytes, 'utf-8', declared === 'utf-8' ? (declaration?.by ?? 'detection') : 'detection', declaration);
  }
  const mostlyUtf8 = utf8.broken <= DAMAGED * (utf8.sequences + utf8.broken);
  if (mostlyUtf8 && utf8.sequences >= 8)
    return decoded(bytes, 'utf-8', declared === 'utf-8' ? (declaration?.by ?? 'detection') : 'detection', declaration);
  const tried = likelihoods(bytes);
  const best = bestOf(tried, declared);
  const own = declared === undefined ? undefined : tried[declared];
  const encoding = encodingOf(declared, own, best, tried);
  const by = encoding === declared ? (declaration?.by ?? 'default') : best === undefined ? 'default' : 'detection';
  return decoded(bytes, encoding, by, declaration, tried);
}

/** The declared encoding where it reads well, else the best one; Western text has none of its own to be found by. */
function encodingOf(
  declared: string | undefined,
  own: Likelihood | undefined,
  best: string | undefined,
  tried: Readonly<Record<string, Likelihood>>,
): string {
  if (best === undefined) return declared === undefined || declared === 'utf-8' ? 'windows-1252' : declared;
  if (declared === undefined || declared === 'utf-8') return best;
  // In Western text letters beyond ASCII stand alone among others.
  if (own === undefined) return tried[best].pairs > 0.7 ? best : declared;
  const readable = own.broken < 0.02 && own.common >= READABLE;
  return readable && own.score >= tried[best].score - 0.15 ? declared : best;
}

function bestOf(tried: Readonly<Record<string, Likelihood>>, declared: string | undefined): string | undefined {
  let best: string | undefined;
  let score = READABLE;
  for (const [encoding, likelihood] of Object.entries(tried)) {
    const own = likelihood.score + (encoding === declared ? 0.05 : 0);
    if (own > score) [best, score] = [encoding, own];
  }
  return best;
}

function decoded(
  bytes: Uint8Array,
  encoding: string,
  by: Decoded['evidence']['by'],
  declaration: Declaration | undefined,
  tried?: Readonly<Record<string, Likelihood>>,
): Decoded {
  const text = encoding === 'euc-kr' ? decodeKorean(bytes) : new TextDecoder(encoding).decode(bytes);
  const label = declaration === undefined ? {} : { label: declaration.label };
  const evidence = {
    by,
    ...label,
    mislabelled: declaration !== undefined && declaration.encoding !== encoding,
    replaced: countReplaced(text),
    ...(tried === undefined ? {} : { likelihoods: tried }),
  };
  return { text, encoding, ...(declaration === undefined ? {} : { declared: declaration.encoding }), evidence };
}

function byteOrderMark(bytes: Uint8Array): string | undefined {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return 'utf-8';
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  return bytes[0] === 0xfe && bytes[1] === 0xff ? 'utf-16be' : undefined;
}

/** No byte beyond ASCII, and no shift sequence of ISO-2022. */
function isAscii(bytes: Uint8Array): boolean {
  for (let i = 0; i < bytes.length; i += 1) if (bytes[i] >= 0x80 || bytes[i] === 0x1b || bytes[i] === 0) return false;
  return true;
}

/** UTF-16 without a mark: every other byte of markup is zero. */
function utf16Of(bytes: Uint8Array): string | undefined {
  const length = Math.min(bytes.length, 2048);
  const zeros = [0, 0];
  for (let i = 0; i < length; i += 1) if (bytes[i] === 0) zeros[i % 2] += 1;
  if (zeros[1] > length / 8 && zeros[0] < length / 64) return 'utf-16le';
  return zeros[0] > length / 8 && zeros[1] < length / 64 ? 'utf-16be' : undefined;
}

/** Well-formed sequences of more than one byte, and bytes that belong to none. A sequence cut off at the end counts as neither. */
function utf8Quality(bytes: Uint8Array): { sequences: number; broken: number } {
  let sequences = 0;
  let broken = 0;
  const length = Math.min(bytes.length, 4 * SAMPLE);
  for (let i = 0; i < length; i += 1) {
    const lead = bytes[i];
    if (lead < 0x80) continue;
    const more =
      lead >= 0xc2 && lead < 0xe0 ? 1 : lead >= 0xe0 && lead < 0xf0 ? 2 : lead >= 0xf0 && lead < 0xf5 ? 3 : 0;
    let k = 1;
    while (k <= more && i + k < length && (bytes[i + k] & 0xc0) === 0x80) k += 1;
    if (more > 0 && k > more) sequences += 1;
    else if (i + k < length) broken += 1;
    i += k - 1;
  }
  return { sequences, broken };
}

function countReplaced(text: string): number {
  let count = 0;
  for (let at = text.indexOf('\ufffd'); at >= 0; at = text.indexOf('\ufffd', at + 1)) count += 1;
  return count;
}
