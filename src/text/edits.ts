/**
 * Edits as values.
 *
 * An edit says that `before`, at `range` of some text, became `after`. A list of edits is sorted by range and no two
 * of them overlap; two may touch. Such a list is a function from text to text: `apply` runs it, `invert` turns it
 * round, and `compose(a, b)` is the one list that does what `a` and then `b` do.
 *
 * Everything that winnow does to a text is such a list. Repairs come first and removals are found in the repaired
 * text, so their composition, and never a range mapped back, is what the article reports: it keeps what a repair left
 * of a run that a removal ate only in part.
 */

/** Half-open `[start, end]` in UTF-16 code units, 0-based. */
export type Range = readonly [start: number, end: number];

export interface Edit {
  readonly range: Range;
  readonly before: string;
  readonly after: string;
  /** Who asked for it: an index into the findings, later into the flags. */
  readonly flag: number;
}

/** `text` with the edits done. Linear in the text and the edits. */
export function apply(edits: readonly Edit[], text: string): string {
  if (edits.length === 0) return text;
  const parts: string[] = [];
  let at = 0;
  for (const { range, after } of edits) {
    parts.push(text.slice(at, range[0]), after);
    at = range[1];
  }
  parts.push(text.slice(at));
  return parts.join('');
}

/** The edits that turn `apply(edits, text)` back into `text`. What was removed becomes an insertion at a point. */
export function invert(edits: readonly Edit[]): Edit[] {
  let shift = 0;
  return edits.map(({ range, before, after, flag }) => {
    const start = range[0] + shift;
    shift += after.length - before.length;
    return { range: [start, start + after.length], before: after, after: before, flag };
  });
}

/** The edits that cover `ranges` (any order, overlaps allowed) by removals; `flags[i]` asked for `ranges[i]`. */
export function removals(text: string, ranges: readonly { range: Range; flag: number }[]): Edit[] {
  const sorted = [...ranges].sort((a, b) => a.range[0] - b.range[0] || b.range[1] - a.range[1]);
  const edits: Edit[] = [];
  let end = 0;
  for (const { range, flag } of sorted) {
    const start = Math.max(range[0], end);
    if (start >= range[1]) continue;
    edits.push({ range: [start, range[1]], before: text.slice(start, range[1]), after: '', flag });
    end = range[1];
  }
  return edits;
}

/** Edits that overlap, in the text between `a` and `b`, and what they say together. */
interface Cluster {
  a: Edit[];
  b: Edit[];
  /** The range of the cluster in the text between, where `a` is done and `b` is not. */
  start: number;
  end: number;
}

/**
 * One list that does what `a` and then `b` do: `apply(compose(a, b), t) = apply(b, apply(a, t))`.
 *
 * Edits of `b` that overlap nothing that `a` wrote are only shifted. Where they overlap, one edit covers both; its
 * flag is the one that covers most of it, that of `b` where equal. Neither list may hold an insertion at a point.
 * Linear in the edits.
 */
export function compose(a: readonly Edit[], b: readonly Edit[]): Edit[] {
  if (a.length === 0) return [...b];
  if (b.length === 0) return [...a];
  const composed: Edit[] = [];
  let shift = 0; // received = between - shift, behind the edits of `a` seen so far
  for (const cluster of clusters(a, b)) {
    const edit = merged(cluster, shift);
    if (edit.before !== edit.after) composed.push(edit);
    for (const { before, after } of cluster.a) shift += after.length - before.length;
  }
  return composed;
}

/** Groups the edits of both lists into clusters, in order; an edit that meets no other is a cluster of its own. */
function* clusters(a: readonly Edit[], b: readonly Edit[]): Generator<Cluster> {
  let shift = 0;
  let i = 0;
  let j = 0;
  const startOfA = () => (i < a.length ? a[i].range[0] + shift : Number.POSITIVE_INFINITY);
  const startOfB = () => (j < b.length ? b[j].range[0] : Number.POSITIVE_INFINITY);
  while (i < a.length || j < b.length) {
    const start = Math.min(startOfA(), startOfB());
    const cluster: Cluster = { a: [], b: [], start, end: start };
    for (;;) {
      const empty = cluster.a.length + cluster.b.length === 0;
      // A deletion of `a` at the very start of an edit of `b` stands before it; so `a` goes first where equal.
      if (startOfA() <= startOfB() && (empty || startOfA() < cluster.end)) {
        const edit = a[i];
        cluster.end = Math.max(cluster.end, startOfA() + edit.after.length);
        shift += edit.after.length - edit.before.length;
        i += 1;
        cluster.a.push(edit);
      } else if (startOfB() < startOfA() && (empty || startOfB() < cluster.end)) {
        cluster.end = Math.max(cluster.end, b[j].range[1]);
        cluster.b.push(b[j]);
        j += 1;
      } else break;
    }
    yield cluster;
  }
}

function merged(cluster: Cluster, shift: number): Edit {
  const { a, b } = cluster;
  if (b.length === 0) return a[0];
  if (a.length === 0) return shifted(b[0], -shift);
  const written = placed(a, shift - cluster.start);
  const found = b.map((edit) => shifted(edit, -cluster.start));
  const between = textBetween(written, found, cluster.end - cluster.start);
  const undo = written.map(({ range, before, after, flag }) => ({ range, before: after, after: before, flag }));
  const before = apply(undo, between);
  const start = cluster.start - shift;
  return {
    range: [start, start + before.length],
    before,
    after: apply(found, between),
    flag: flagOfMost(written, found),
  };
}

const shifted = (edit: Edit, by: number): Edit => ({ ...edit, range: [edit.range[0] + by, edit.range[1] + by] });

/** The same edits, each at the range of what it wrote. */
function placed(edits: readonly Edit[], shift: number): Edit[] {
  let by = shift;
  return edits.map((edit) => {
    const start = edit.range[0] + by;
    by += edit.after.length - edit.before.length;
    return { ...edit, range: [start, start + edit.after.length] };
  });
}

/** The text between of a cluster: what `a` wrote, and around it what `b` found. All ranges count from its start. */
function textBetween(written: readonly Edit[], found: readonly Edit[], length: number): string {
  let text = '';
  let i = 0;
  let j = 0;
  while (text.length < length) {
    const at = text.length;
    while (i < written.length && written[i].range[1] <= at) i += 1;
    while (j < found.length && found[j].range[1] <= at) j += 1;
    const own = written[i];
    if (own !== undefined && own.range[0] <= at) text += own.after.slice(at - own.range[0]);
    else text += found[j].before.slice(at - found[j].range[0], (own?.range[0] ?? length) - found[j].range[0]);
  }
  return text;
}

/** The flag that covers most units of what was received; that of the later stage where equal. */
function flagOfMost(written: readonly Edit[], found: readonly Edit[]): number {
  const covered = new Map<number, number>();
  const add = (flag: number, units: number) => covered.set(flag, (covered.get(flag) ?? 0) + units);
  let i = 0;
  for (const { range, flag } of found) {
    let units = range[1] - range[0];
    while (i < written.length && written[i].range[1] <= range[0]) i += 1;
    for (; i < written.length && written[i].range[0] < range[1]; i += 1) {
      units += written[i].before.length - written[i].after.length;
      if (written[i].range[1] > range[1]) break;
    }
    add(flag, units);
  }
  for (const edit of written) add(edit.flag, edit.before.length);
  let best = found[0].flag;
  for (const [flag, units] of covered) if (units > (covered.get(best) ?? 0)) best = flag;
  return best;
}
