import { fileURLToPath } from 'node:url';

import { defineConfig, type Rolldown, type UserConfig } from 'vite';

import { adoptedStyles, precachedFiles } from './vite-plugins.ts';

const here = (name: string) => fileURLToPath(new URL(name, import.meta.url));

/** A third of React's weight and start on a slow phone, by the same names: `docs/decisions/0021-consoles.md`. */
const preact = [
  { find: /^react-dom\/client$/, replacement: 'preact/compat/client' },
  { find: /^react(-dom)?$/, replacement: 'preact/compat' },
  { find: /^react\/jsx-runtime$/, replacement: 'preact/jsx-runtime' },
];

/** Antd and others say “use client” in every file, which means nothing here. */
const onLog: Rolldown.RolldownOptions['onLog'] = (level, log, tell) => {
  if (log.code !== 'MODULE_LEVEL_DIRECTIVE') tell(level, log);
};

const common: UserConfig = {
  root: here('.'),
  base: '/console/',
  publicDir: here('public'),
  build: {
    // What is written into a page or a script as data: would need a policy that lets it in.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    chunkSizeWarningLimit: 2_000,
    target: 'es2023',
  },
};

/** Made apart from the desk, so that what the phone loads first is two files and nothing of the desk's. */
export const keeperBuild = defineConfig({
  ...common,
  resolve: { alias: preact },
  plugins: [precachedFiles()],
  build: {
    ...common.build,
    rolldownOptions: {
      onLog,
      input: { keeper: here('keeper.html'), sw: here('keeper/sw.ts') },
      output: {
        entryFileNames: ({ name }) => (name === 'sw' ? 'sw.js' : 'assets/[name]-[hash].js'),
      },
    },
  },
});

export const deskBuild = defineConfig({
  ...common,
  plugins: [adoptedStyles(here('shared/adopted-styles.ts'))],
  build: {
    ...common.build,
    copyPublicDir: false,
    rolldownOptions: {
      onLog,
      input: { desk: here('desk.html') },
    },
  },
});
