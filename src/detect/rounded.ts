/** A score, a share or points as evidence shows them: to two places. */
export const rounded = (value: number): number => Math.round(value * 100) / 100;
