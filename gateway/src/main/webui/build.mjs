// Builds the pages into the folder that is given; installs what that needs when the lock file has changed.
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { cpSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const here = dirname(fileURLToPath(import.meta.url));
const target = resolve(process.argv[2] ?? join(here, 'dist'), 'reader');
const sdk = join(here, '../../../../sync-service/client-sdk/src/index.ts');

function run(program, ...args) {
  execFileSync(program, args, { cwd: here, stdio: ['ignore', 'inherit', 'inherit'] });
}

function install() {
  const stamp = join(here, 'node_modules', '.installed');
  const wanted = createHash('sha256').update(readFileSync(join(here, 'package-lock.json'))).digest('hex');
  if (!existsSync(stamp) || readFileSync(stamp, 'utf8') !== wanted) {
    run('npm', 'ci', '--no-audit', '--no-fund', '--loglevel=error');
    writeFileSync(stamp, wanted);
  }
}

install();
run(process.execPath, 'node_modules/typescript/bin/tsc', '-p', 'tsconfig.json');
mkdirSync(target, { recursive: true });
const { buildSync } = await import('esbuild');
buildSync({
  entryPoints: { reader: join(here, 'reader/src/main.ts'), worker: join(here, 'reader/src/worker.ts') },
  outdir: target,
  bundle: true,
  minify: true,
  format: 'iife',
  target: 'es2022',
  alias: { '@rentree/sync': sdk, idb: join(here, 'node_modules/idb') },
  logLevel: 'warning',
});
for (const file of ['index.html', 'reader.css']) {
  cpSync(join(here, 'reader', file), join(target, file));
}
