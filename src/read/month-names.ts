/**
 * The names of months as pages write them, by what they begin with: English, Spanish, Portuguese, French, German, Indonesian,
 * Malay, Turkish, Russian, Thai.
 */
export const MONTH_NAMES: readonly (readonly string[])[] = [
  'jan|ene|янв|oca|มกรา|ม.ค',
  'feb|fev|fév|peb|фев|şub|กุมภา|ก.พ',
  'mar|mär|mac|мар|มีนา|มี.ค',
  'apr|abr|avr|апр|nis|เมษา|เม.ย',
  'may|mei|mai|мая|май|พฤษภา|พ.ค',
  'juin|jun|июн|haz|มิถุนา|มิ.ย',
  'juil|jul|июл|tem|กรกฎา|ก.ค',
  'aug|ago|agu|agt|aoû|ogo|авг|ağu|สิงหา|ส.ค',
  'sep|set|сен|eyl|กันยา|ก.ย',
  'oct|okt|out|окт|eki|ตุลา|ต.ค',
  'nov|nop|ноя|kas|พฤศจิกา|พ.ย',
  'dec|dic|des|dez|déc|dis|дек|ara|ธันวา|ธ.ค',
].map((names) => names.split('|'));

/** Any of them, as a part of a pattern. */
export const MONTH = MONTH_NAMES.flat().join('|').replaceAll('.', '\\.');

/** 0 where no month begins so. */
export const monthOf = (name: string): number =>
  MONTH_NAMES.findIndex((names) => names.includes(name.toLowerCase())) + 1;
