// Notes which sources dist/ was built from; a test of NasCloud.Api recomputes it, without Node.
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';

const root = import.meta.dirname;
const files = ['index.html', 'package.json', 'package-lock.json', 'report.html', 'tsconfig.json', 'vite.config.ts', 'vite.report.config.ts', ...walk(join(root, 'src'))].sort();
const lines = files.map(file => `${hash(readFileSync(join(root, file)))}  ${file}\n`);
writeFileSync(join(root, 'dist', 'sources.sha256'), lines.join(''));

function walk(folder) {
  return readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter(entry => entry.isFile())
    .map(entry => relative(root, join(entry.parentPath, entry.name)).split(sep).join('/'));
}

// Line ends differ between checkouts; what they were built into does not.
function hash(content) {
  return createHash('sha256').update(content.toString('utf8').replaceAll('\r\n', '\n')).digest('hex');
}
