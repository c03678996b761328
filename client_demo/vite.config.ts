import { defineConfig } from "vite";

export default defineConfig({
  // Relative, so that the service may stand under any path.
  base: "./",
  build: {
    target: "es2022",
    // Everything is a file of our own: the page works under `default-src 'self'`.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
  },
  server: { proxy: { "/v1": "http://localhost:8000" } },
});
