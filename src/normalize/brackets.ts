/** Brackets that a reading may stand in; a tool may open with one kind and close with another. */
const units = (marks: string): ReadonlySet<number> => new Set(Array.from(marks, (mark) => mark.charCodeAt(0)));

export const OPENERS = units('(（[［{｛〔【〈《「﹙⦅｟❨⟨');
export const CLOSERS = units(')）]］}｝〕】〉》」﹚⦆｠❩⟩');
