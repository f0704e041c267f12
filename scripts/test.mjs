// npm test: everything, the browser included; npm run check: all but the browser. The last line counts.
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { prepare } from './prepare.mjs';
import { capture, node } from './process.mjs';

const withBrowser = !process.argv.includes('--no-browser');
const REPORTS = 'dist/test-reports';
let passed = 0;
let failed = 0;

const bin = (path, ...args) => [`node_modules/${path}`, ...args];
const vitest = (name, ...projects) => ({
  name,
  report: `${REPORTS}/${name}.json`,
  args: bin(
    'vitest/vitest.mjs',
    'run',
    ...projects.flatMap((project) => ['--project', project]),
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${REPORTS}/${name}.json`,
  ),
});

function count(report) {
  const { numPassedTests, numFailedTests, numTotalTests, testResults } = JSON.parse(readFileSync(report, 'utf8'));
  const brokenFiles = testResults.filter(
    (file) => file.status === 'failed' && file.assertionResults.length === 0,
  ).length;
  return { passed: numPassedTests, failed: numFailedTests + brokenFiles, total: numTotalTests };
}

async function step({ name, args, report }) {
  const started = Date.now();
  const { code, output } = await capture(node, args, {
    env: { ...process.env, NG_CLI_ANALYTICS: 'false', NO_COLOR: '1', FORCE_COLOR: '0' },
  });
  let result = { passed: code === 0 ? 1 : 0, failed: code === 0 ? 0 : 1, total: 1 };
  if (report) {
    try {
      const counted = count(report);
      // a run that broke without a failed test has failed all the same, and so has one without tests
      result = code !== 0 && counted.failed === 0 ? { ...counted, failed: 1 } : counted;
      if (counted.total === 0) result = { ...result, failed: 1 };
    } catch {
      result = { passed: 0, failed: 1, total: 0 };
    }
  }
  passed += result.passed;
  failed += result.failed;
  const seconds = ((Date.now() - started) / 1000).toFixed(1);
  console.log(`${result.failed === 0 ? 'ok    ' : 'FAILED'} ${name} (${result.total}, ${seconds} s)`);
  if (result.failed > 0) console.log(output);
}

/** So many at a time, in this order. */
async function all(steps, atOnce) {
  const waiting = [...steps];
  const worker = async () => {
    for (let next = waiting.shift(); next; next = waiting.shift()) await step(next);
  };
  await Promise.all(Array.from({ length: atOnce }, worker));
}

await prepare('server', 'client');
rmSync(REPORTS, { recursive: true, force: true });
mkdirSync(REPORTS, { recursive: true });
await all(
  [
    vitest('rules', 'rules'),
    { name: 'types', args: bin('typescript/bin/tsc', '-p', 'tsconfig.json', '--noEmit') },
    { name: 'lint', args: bin('eslint/bin/eslint.js', '.') },
    vitest('api', 'api'),
    { name: 'format', args: bin('prettier/bin/prettier.cjs', '--check', '--log-level=warn', '.') },
    {
      name: 'arrows',
      args: bin(
        'dependency-cruiser/bin/dependency-cruiser.mjs',
        'domain',
        'contract',
        'server',
        'migrations',
        'seed',
        'client/src',
      ),
    },
    vitest('pages', 'pages'),
    vitest('ground', 'ground'),
    vitest('fault', 'fault'),
  ],
  2,
);
if (withBrowser) {
  const browser = vitest('browser', 'e2e');
  // a file waits for its pages most of the time
  await all([{ ...browser, args: [...browser.args, '--maxWorkers=2'] }], 1);
}
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed === 0 ? 0 : 1;
