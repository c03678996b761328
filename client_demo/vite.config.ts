import { defineConfig } from "vite";
import openapi from "../docs/openapi.json" with { type: "json" };

export default defineConfig({
  // Relative, so that the service may stand under any path.
  base: "./",
  // So that a page that was opened before the service was renewed can tell.
  define: { API_VERSION: JSON.stringify(openapi.info.version) },
  build: {
    target: "es2022",
    // Everything is a file of our own: the page works under `default-src 'self'`.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    // The phone, and the workbench of those who make forms: two pages, one look.
    rolldownOptions: { input: ["index.html", "workbench.html"] },
  },
  server: { proxy: { "/v1": "http://localhost:8000" } },
});
