import { setFlagsFromString } from 'node:v8';
import { runInThisContext } from 'node:vm';
import { expect, it } from 'vitest';
import { createWinnow } from '../../src/winnow.ts';

it('keeps strings fast in a filter made after a class that extends String, as ioredis has one', () => {
  setFlagsFromString('--allow-natives-syntax');
  const isFast = (): unknown => runInThisContext('%HasFastProperties(String.prototype)');
  runInThisContext('(class extends String {})');
  expect(isFast()).toBe(false);
  createWinnow();
  expect(isFast()).toBe(true);
});
