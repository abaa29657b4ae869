/** The points of the highest step that `value` reaches; steps are [from, points], rising. Below the first, none. */
export function step(value: number, steps: readonly (readonly [from: number, points: number])[]): number {
  let points = 0;
  for (const [from, own] of steps) if (value >= from) points = own;
  return points;
}
