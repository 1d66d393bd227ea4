import { createRoot } from "react-dom/client";
import { App } from "./shell/app.tsx";
import { speak } from "./shell/language.ts";
import "./shell/console.css";

/** Who is loaded anew and at once again helps nobody. */
const LOADED_ANEW_AFTER_MS = 10_000;

const root = document.getElementById("root");
if (root === null) throw new Error("the page has no root");
// After the server was replaced by another version, the parts of this one are gone.
addEventListener("vite:preloadError", () => {
  if (performance.now() > LOADED_ANEW_AFTER_MS) location.reload();
});
await speak();
createRoot(root).render(<App />);
