import { defineConfig } from 'vite';

const server = 'http://127.0.0.1:7070';

export default defineConfig({
  // Served below /api/dashboard/, behind whatever prefix a proxy adds.
  base: './',
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  build: {
    target: 'es2022',
    // A picture as a data URL would be one more thing for the policy to allow.
    assetsInlineLimit: 0,
    // The libraries' licences go where their code goes.
    license: { fileName: 'licenses.txt' },
    modulePreload: { polyfill: false },
    chunkSizeWarningLimit: 700,
  },
  worker: { format: 'es' },
  // `npm run dev` beside `nascloud serve`: the pages at /, the API behind them.
  server: { host: '127.0.0.1', proxy: { '/api': { target: server, changeOrigin: true, headers: { origin: server } } } },
});
