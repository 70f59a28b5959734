import vue from "@vitejs/plugin-vue";
import { defineConfig } from "vite";

export default defineConfig({
  plugins: [vue()],
  build: {
    // The policy of the pages knows no `data:` addresses.
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 800,
  },
  server: {
    // `npx vite` beside `sanquan demo`, while a page is being made.
    proxy: { "/api": "http://127.0.0.1:8080" },
  },
});
