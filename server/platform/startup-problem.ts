import { type Settings, SettingsProblem } from './config.js';
import { DatabaseUnreachable } from './database.js';
import { DataDirectoryInUse, DataOfAnotherVersion } from './embedded-database.js';

/** Why the portal did not start, in plain words, Japanese first; a stack only where nothing better is known. */
export function sayWhy(error: unknown, settings: Settings | undefined): string {
  const { code, message } = error instanceof Error ? (error as Error & { code?: unknown }) : { code: '', message: '' };
  if (error instanceof SettingsProblem) {
    return `設定を確認してください。\nA setting cannot be used: ${message}`;
  }
  if (code === 'EADDRINUSE') {
    const port = settings?.port ?? '';
    return (
      `ポート ${port} は既に使われています。別のポートで起動してください(例: PORT=3001 npm start)。\n` +
      `Port ${port} is taken. Start on another one, for example: PORT=3001 npm start`
    );
  }
  if (code === 'EACCES' && settings) {
    return (
      `ポート ${settings.port} または ${settings.dataDir} を使う権限がありません。\n` +
      `No permission for port ${settings.port} or ${settings.dataDir}: ${message}`
    );
  }
  if (code === 'ENOSPC' || code === '53100' || message.includes('No space left on device')) {
    return (
      `ディスクの空きがありません。空きを作ってから、もう一度起動してください。\n` +
      `The disk is full (${settings?.dataDir ?? 'DATA_DIR'}). Make room and start again.`
    );
  }
  if (error instanceof DataOfAnotherVersion) {
    return (
      `データフォルダーは PostgreSQL ${error.found} のものです(必要なのは ${error.needed})。\n` +
      `The data in ${error.dir} belongs to PostgreSQL ${error.found}; this version needs ${error.needed}. ` +
      'Set another DATA_DIR, or upgrade the data as docs/operations.md says.'
    );
  }
  if (error instanceof DataDirectoryInUse) {
    return (
      `データフォルダーは別の「審査」が使用中です。先にそちらを止めるか、DATA_DIR で別のフォルダーを指定してください。\n` +
      `Another portal is using ${error.dir}. Stop it first, or set another DATA_DIR.`
    );
  }
  if (error instanceof DatabaseUnreachable) {
    return (
      `DATABASE_URL のデータベースに接続できません。\n` + `The database of DATABASE_URL does not answer: ${message}`
    );
  }
  return error instanceof Error ? (error.stack ?? message) : String(error);
}
