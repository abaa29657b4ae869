/** The first of `count` rising values that is `at` or more, by its index; `count` where there is none. Logarithmic. */
export function firstFrom(count: number, valueAt: (index: number) => number, at: number): number {
  let low = 0;
  let high = count;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (valueAt(middle) < at) low = middle + 1;
    else high = middle;
  }
  return low;
}
