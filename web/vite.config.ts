import react from "@vitejs/plugin-react";
import { defineConfig } from "vite";

/** Where `npm run dev -w web` finds a running server. */
const SERVER = process.env["XCC_SERVER"] ?? "http://127.0.0.1:8081";

export default defineConfig({
  root: import.meta.dirname,
  plugins: [react()],
  build: {
    target: "es2023",
    outDir: process.env["XCC_CONSOLE_OUT"] ?? "dist",
    emptyOutDir: true,
    // The policy of the page lets nothing be inlined but what the page itself is.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    reportCompressedSize: false,
    chunkSizeWarningLimit: 2_000,
  },
  server: { proxy: { "/api": SERVER, "/ws": { target: SERVER, ws: true } } },
});
