// Builds dist-report/report.html: the pages of a report as one file, into which NasCloud.Core writes what it tells of.
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { defineConfig, type Plugin } from 'vite';

const own = (name: string) => resolve(import.meta.dirname, 'src/report', name);

export default defineConfig({
  base: './',
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  // The dashboard's parts, over what the file holds in place of a server.
  resolve: {
    alias: [
      { find: /^(\.{1,2}\/)+api\/client$/, replacement: own('client.ts') },
      { find: /^(\.{1,2}\/)+(parts\/)?hooks$/, replacement: own('hooks.ts') },
      { find: /^(\.{1,2}\/)+(parts\/)?router$/, replacement: own('router.ts') },
      { find: /^(\.{1,2}\/)+data\/importanceTask$/, replacement: own('importanceTask.ts') },
    ],
  },
  plugins: [inOneFile()],
  build: {
    outDir: 'dist-report',
    target: 'es2022',
    assetsInlineLimit: 100_000,
    cssCodeSplit: false,
    modulePreload: false,
    chunkSizeWarningLimit: 1000,
    rolldownOptions: { input: resolve(import.meta.dirname, 'report.html'), output: { codeSplitting: false } },
  },
});

/** Puts scripts, styles and the libraries' licences into the page, which may run these alone, by their hashes, and ask nobody for anything. */
function inOneFile(): Plugin {
  return {
    name: 'in-one-file',
    enforce: 'post',
    generateBundle(_, bundle) {
      const files = Object.values(bundle);
      const text = (end: string) => {
        const found = files.filter(file => file.fileName.endsWith(end));
        if (found.length !== 1) throw new Error(`The report was to have one file *${end}, and has ${found.length}.`);
        const [file] = found;
        return lines(file.type === 'chunk' ? file.code : String(file.source));
      };
      // Of parts that are loaded later, of which there are none, Vite would name the files last of all.
      const script = text('.js').trim().replaceAll('__VITE_PRELOAD__', 'void 0').replaceAll('</script', '<\\/script').replaceAll('<!--', '<\\!--');
      const style = text('.css').trim();
      // The dashboard's, which is built before: its libraries are these.
      const licences = lines(readFileSync(resolve(import.meta.dirname, 'dist/licenses.txt'), 'utf8')).replaceAll('<', '&lt;');
      const policy = `default-src 'none'; script-src '${hash(script)}'; style-src '${hash(style)}'; img-src data:; base-uri 'none'; form-action 'none'`;
      const page = text('.html')
        .replace(/<script type="module"[^>]*><\/script>\s*/, '')
        .replace(/<link rel="stylesheet"[^>]*>\s*/, '')
        .replace(/href="[^"]*icon[^"]*\.svg"/, () => `href="data:image/svg+xml;base64,${readFileSync(resolve(import.meta.dirname, 'src/icon.svg')).toString('base64')}"`)
        .replace('__POLICY__', () => policy)
        .replace('</head>', () => `<style>${style}</style>\n  </head>`)
        .replace('</body>', () => `<script type="text/plain" id="licences">${licences}</script>\n    <script type="module">${script}</script>\n  </body>`);
      for (const name of Object.keys(bundle)) if (!name.endsWith('.html')) delete bundle[name];
      const html = files.find(file => file.fileName.endsWith('.html'));
      if (html?.type === 'asset') html.source = page;
    },
  };
}

// Browsers read no others, and hashes are of what they read.
const lines = (text: string) => text.replaceAll('\r\n', '\n');

const hash = (text: string) => `sha256-${createHash('sha256').update(text).digest('base64')}`;
