import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { capture, giveUp, node, windows } from './process.mjs';

const STAMP = 'node_modules/.installed';

/** What a failed `npm ci` means, and what to do. */
export function explainInstall(output) {
  if (/ENOSPC|no space left on device/i.test(output)) {
    return [
      'ディスクの空きがありません。空きを作ってから、もう一度実行してください。',
      'The disk is full. Make room and run the command again.',
    ];
  }
  if (/ENOTFOUND|ECONNREFUSED|ECONNRESET|ETIMEDOUT|EAI_AGAIN|network|socket hang up|tunneling/i.test(output)) {
    return [
      'パッケージのレジストリに接続できません。プロキシが必要な場合は HTTPS_PROXY を設定するか、npm config set proxy / https-proxy を実行してください。社内ミラーは npm config set registry で指定します。',
      'The package registry cannot be reached. Behind a proxy set HTTPS_PROXY, or npm config set proxy / https-proxy; for a mirror npm config set registry.',
    ];
  }
  return ['パッケージをインストールできませんでした。', 'The packages could not be installed.'];
}

/** Installs what is missing; `npm ci` removes node_modules first, so a half-finished one leaves no stamp. */
export async function install() {
  const lock = createHash('sha256').update(readFileSync('package-lock.json')).digest('hex');
  if (existsSync(STAMP) && readFileSync(STAMP, 'utf8') === lock && existsSync(node)) return;
  console.log('パッケージをインストールしています(初回は1分ほど) / Installing packages …');
  const npm = process.env.npm_execpath;
  const { code, output } = await capture(
    npm ? process.execPath : windows ? 'npm.cmd' : 'npm',
    [...(npm ? [npm] : []), 'ci', '--loglevel=error', '--fetch-retries=1'],
    { shell: !npm && windows },
  );
  if (code !== 0) giveUp(output.trim().split('\n').slice(-12).join('\n'), '', ...explainInstall(output));
  writeFileSync(STAMP, lock);
}
