/** A folder of rules that tests write, break and mend. */
import { mkdir, mkdtemp, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A pack with one rule: a line that holds `word` goes. */
export const packOf = (word: string, more = ''): string => `pack: promotion
rules:
  - name: shout
    category: promotion
    severity: low
    message: a line shouts
    match: { any: [${word}] }
    score: 7${more}
    examples:
      spam: ["The council met on Monday.\\n⟦Dear reader, ${word}!⟧\\nIt spoke of the bridge."]
      genuine: ["The council met on Monday."]
`;

export interface RulesFolder {
  readonly path: string;
  write(name: string, text: string): Promise<void>;
  /** Takes the whole folder away. */
  vanish(): Promise<void>;
  /** Makes it, empty. */
  make(): Promise<void>;
  remove(): Promise<void>;
}

export async function rulesFolder(word?: string): Promise<RulesFolder> {
  const home = await mkdtemp(join(tmpdir(), 'winnow-live-'));
  const path = join(home, 'rules');
  await mkdir(path);
  const folder: RulesFolder = {
    path,
    async write(name, text) {
      await writeFile(join(home, 'next'), text);
      await rename(join(home, 'next'), join(path, name));
    },
    vanish: () => rm(path, { recursive: true }),
    make: async () => void (await mkdir(path)),
    remove: () => rm(home, { recursive: true, force: true }),
  };
  if (word !== undefined) await folder.write('promotion.yaml', packOf(word));
  return folder;
}
