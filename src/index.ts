/** The public API of the core. It pulls in neither Redis nor a server. */
export type { Article, Byline, Category, Flag, ScriptMode, Severity, Verdict } from './contract/article.ts';
export { type ErrorCode, WinnowError } from './contract/errors.ts';
export { type Fault, type Page, type ParsedPage, parsePage } from './contract/page.ts';
export { type RuleFault, RulesError } from './rules/faults.ts';
export type { RuleFolders } from './rules/load.ts';
export type { Ruleset } from './rules/ruleset.ts';
export { type Edited, type Received, type Replayed, replay, undo } from './sanitize/replay.ts';
export {
  createWinnow,
  loadRules,
  type Moderated,
  type ModerateOptions,
  type Winnow,
  type WinnowOptions,
} from './winnow.ts';
