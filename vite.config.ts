/**
 * Builds the end users' app (runtime/web) and the designer (designer/web) into dist/web: two pages that share their
 * assets, hashed, one chunk per route, no inline script.
 */
import react from '@vitejs/plugin-react'
import { defineConfig, type Plugin } from 'vite'

/** Pages by their source, and the names under which the server looks for them. */
const pages: Readonly<Record<string, string>> = {
  'runtime/web/index.html': 'index.html',
  'designer/web/index.html': 'designer.html',
}

/**
 * What both pages begin with is one file, and so is what most routes need: left to itself the build makes a file for
 * every set of routes that share something, more than a hundred for the first screen.
 */
const shared = [
  { name: 'app', tags: ['$initial' as const], minShareCount: 2 },
  { name: 'common', minShareCount: 24 },
]

const namePages: Plugin = {
  name: 'name-pages',
  enforce: 'post',
  generateBundle(_options, bundle) {
    for (const output of Object.values(bundle)) output.fileName = pages[output.fileName] ?? output.fileName
  },
}

export default defineConfig({
  base: '/',
  plugins: [react(), namePages],
  build: {
    outDir: 'dist/web',
    emptyOutDir: true,
    target: 'es2023',
    manifest: true,
    modulePreload: { polyfill: false },
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 1200,
    rolldownOptions: { input: Object.keys(pages), output: { codeSplitting: { groups: shared } } },
  },
  server: { proxy: { '/api': process.env.FULCRUM_URL ?? 'http://127.0.0.1:3000' } },
})
