import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The example pages that winnow brings along: beside package.json, from src/ and from dist/ alike. */
export function examplePages(): string {
  let folder = dirname(fileURLToPath(import.meta.url));
  for (;;) {
    const path = join(folder, 'examples', 'pages.ndjson');
    if (existsSync(path)) return path;
    const parent = dirname(folder);
    if (parent === folder) throw new Error('examples/pages.ndjson is missing: it comes with winnow');
    folder = parent;
  }
}
