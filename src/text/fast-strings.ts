/**
 * Strings at full speed beside a class that extends String.
 *
 * ioredis 6 declares one. V8 then keeps the properties of `String.prototype` in a dictionary, and each call of a string
 * method looks its function up there: some 4 ns a call, which doubles the cost of a page. What V8 reads through an object
 * that inherits from the prototype it lays out for speed again, once it has seen a few such reads.
 */
const READS = 100;

/** Lays `String.prototype` out for speed again, where anything loaded before has undone that. A few µs. */
export function restoreFastStrings(): void {
  const inheriting: { readonly none?: unknown } = Object.create(String.prototype);
  for (let i = 0; i < READS; i += 1) readThrough(inheriting);
}

function readThrough(inheriting: { readonly none?: unknown }): unknown {
  return inheriting.none;
}
