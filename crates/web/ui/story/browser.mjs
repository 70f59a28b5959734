// A browser of its own for a story: Debian's Chromium, on a profile that is gone with it, that reaches nothing but the service.
import assert from "node:assert/strict";
import { mkdirSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { chromium } from "playwright-core";

const AXE = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
/** The old screens of county offices. */
const SCREEN = { width: 1366, height: 768 };
const FLAGS = [
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];
/** An answer of 4xx is a part of the story; whatever else the console complains of is a fault of the page. */
const TOLD = /^Failed to load resource: the server responded with a status of 4\d\d/;

export async function open(service, screens) {
  const profile = mkdtempSync(join(tmpdir(), "sanquan-story-"));
  const context = await chromium.launchPersistentContext(profile, {
    executablePath: process.env.SANQUAN_TEST_CHROMIUM ?? "/usr/bin/chromium",
    headless: true,
    chromiumSandbox: false,
    locale: "zh-CN",
    timezoneId: "Asia/Shanghai",
    viewport: SCREEN,
    reducedMotion: "reduce",
    args: FLAGS,
    // Fields for days and files are drawn in the language of the machine.
    env: { ...process.env, LANG: "zh_CN.UTF-8", LANGUAGE: "zh_CN" },
  });
  context.setDefaultTimeout(20_000);
  const faults = [];
  context.on("request", (it) => {
    const { origin, protocol } = new URL(it.url());
    if (origin !== service && protocol !== "blob:") faults.push(`a request left: ${it.url()}`);
  });
  context.on("weberror", (it) => faults.push(`a page broke: ${it.error().stack}`));
  context.on("console", (it) => {
    if (it.type() === "error" && !TOLD.test(it.text())) faults.push(`the console: ${it.text()}`);
  });
  mkdirSync(screens, { recursive: true });
  return {
    context,
    /** Looks at a page as everybody has to: accessible, and no wider than the screen. */
    async look(page, name) {
      await page.evaluate(() => document.fonts.ready);
      await page.screenshot({ path: join(screens, `${name}.png`), animations: "disabled" });
      await accessible(page, name);
      const wider = await page.evaluate(
        () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
      );
      assert.ok(wider <= 0, `${name} is ${wider} pixels wider than the screen`);
    },
    async close() {
      await context.close();
      rmSync(profile, { recursive: true, force: true });
      assert.deepEqual(faults, []);
    },
  };
}

async function accessible(page, name) {
  await page.evaluate(AXE);
  const { violations } = await page.evaluate(() => window.axe.run(document));
  const told = violations.map(
    (it) => `${it.id}: ${it.help}: ${it.nodes.map((node) => node.html.slice(0, 200)).join(" | ")}`,
  );
  assert.deepEqual(told, [], `axe on ${name}`);
}
