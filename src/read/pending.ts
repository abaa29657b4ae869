/** The text of a block as it is gathered. */

/** Where a link stands in it. */
export interface Span {
  readonly link: number;
  readonly start: number;
  end: number;
}

export class Pending {
  text = '';
  space = false;
  from = -1;
  to = -1;
  bold = 0;
  spans: Span[] = [];
}
